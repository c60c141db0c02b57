package io.claviger.server;

/** Rows that a room keeps for a time only. A CDI bean; asked once an hour, in one process of the cluster. */
public interface Perishable {

    /** Forgets what is past its time; how many rows that was. */
    int forgetOld();
}
