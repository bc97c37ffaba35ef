package dev.mainsheet.directory.rest;

/**
 * What an operator does about each kind of failure of one system: sentences without a stop, that name keys.
 *
 * @param client if no token is granted
 * @param rights if a token is granted and opens nothing
 * @param address if somebody else answers, or nobody
 * @param trust if its certificate is not trusted
 * @param query if a query is refused
 */
public record Remedies(String client, String rights, String address, String trust, String query) {}
