//! Of several ways that end in the same step, one: nobody wants to read the same trigger four times.

use crate::plan::{Hop, Refusal};
use crate::schema::TableRef;

/// Leaves out each way that another one makes superfluous: it reaches the same table by the same last hop, through
/// fewer triggers or in fewer hops. Should settling the short one not settle the long one, that one is left next time:
/// a plan that was refused is never accepted by this.
pub(super) fn ways(refusals: Vec<Refusal>) -> Vec<Refusal> {
    let superfluous = |at: usize, refusal: &Refusal| {
        refusals.iter().enumerate().any(|(other, short)| {
            (rank(short), other) < (rank(refusal), at) && end(short) == end(refusal)
        })
    };
    let keep: Vec<bool> = refusals
        .iter()
        .enumerate()
        .map(|(at, refusal)| rank(refusal).0 == 0 || !superfluous(at, refusal))
        .collect();
    let mut keep = keep.into_iter();
    let mut refusals = refusals;
    refusals.retain(|_| keep.next().unwrap_or(true));
    refusals
}

/// Triggers and hops on the way.
fn rank(refusal: &Refusal) -> (usize, usize) {
    let triggers = refusal
        .path
        .iter()
        .filter(|hop| matches!(hop, Hop::Trigger { .. }));
    (triggers.count(), refusal.path.len())
}

/// The last hop, from where, and what it does.
fn end(refusal: &Refusal) -> impl PartialEq + '_ {
    let (last, before) = match refusal.path.split_last() {
        Some((last, before)) => (Some(last), before),
        None => (None, [].as_slice()),
    };
    let owner: &TableRef = before.last().map_or(&refusal.from, Hop::reaches);
    (last, owner, refusal.kind, &refusal.reached)
}
