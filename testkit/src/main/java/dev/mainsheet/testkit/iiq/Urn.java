package dev.mainsheet.testkit.iiq;

/** The schemas of IdentityIQ's SCIM resources. */
final class Urn {

    static final String CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String SAILPOINT_USER = "urn:ietf:params:scim:schemas:sailpoint:1.0:User";
    static final String APPLICATION = "urn:ietf:params:scim:schemas:sailpoint:1.0:Application";
    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    static final String SERVICE_PROVIDER_CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

    private Urn() {}
}
