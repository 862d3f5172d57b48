package dev.ocppkit.smartcharging.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tracks of which the first that has a period leads (K01.FR.17). A track below the leading one is not looked at.
 *
 * <p>Not safe for several threads; lives as long as one evaluation.
 */
final class TrackStack {
    private static final int NONE = -1;

    private final List<Track> tracks;
    private int leader = NONE;
    /** When the first of the tracks above the leader may get a period. */
    private long overruledAt;

    private long until = Long.MIN_VALUE;

    /** Creates the stack; the first of the tracks has the highest priority. */
    TrackStack(List<Track> tracks) {
        this.tracks = tracks;
    }

    /** Returns the period that leads; null if none does. */
    @Nullable
    Lead lead() {
        return leader == NONE ? null : tracks.get(leader).lead();
    }

    /** Returns until when the answer holds. */
    long until() {
        return until;
    }

    /** Moves on to a second that is not before the last one. */
    void advance(long second) {
        if (second < until) {
            return;
        }
        if (leader == NONE || second >= overruledAt || !stillLeads(second)) {
            findLeader(second);
        }
    }

    private boolean stillLeads(long second) {
        Track track = tracks.get(leader);
        track.seek(second);
        until = Math.min(track.until(), overruledAt);
        return track.lead() != null;
    }

    private void findLeader(long second) {
        overruledAt = Track.NEVER;
        leader = NONE;
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (track.until() <= second) {
                track.seek(second);
            }
            if (track.lead() != null) {
                leader = i;
                until = Math.min(track.until(), overruledAt);
                return;
            }
            overruledAt = Math.min(overruledAt, track.until());
        }
        until = overruledAt;
    }
}
