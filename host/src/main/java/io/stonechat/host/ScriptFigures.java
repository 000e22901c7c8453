package io.stonechat.host;

/**
 * What has been counted of the scripts since the start.
 *
 * @param executions calls of their functions
 * @param errors how many of these failed or missed their deadline
 */
public record ScriptFigures(long executions, long errors) {}
