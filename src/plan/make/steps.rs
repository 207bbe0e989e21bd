//! The deletions: referencing tables first, and what each engine needs for tables that reference each other.

use crate::plan::{Decision, How, NullFirst, RefId, Refusal, RefusalKind, Step};
use crate::schema::{Action, Dialect};

use super::met::{cascades, is_met};
use super::model::{Link, Model};
use super::safety::hop;
use super::{order, triggers};

/// The deletions from these tables, and the cycles that no order deletes.
pub(super) fn steps(model: &Model<'_>, tables: &[usize]) -> (Vec<Step>, Vec<Refusal>) {
    let (mut strong, mut weak) = (Vec::new(), Vec::new());
    for link in &model.links {
        let edges = match link.reference.is_foreign_key() {
            true => &mut strong,
            false => &mut weak,
        };
        edges.push((link.child, link.parent));
    }
    weak.extend(refills(model, tables));
    let mut steps = Vec::new();
    let mut refusals = Vec::new();
    for component in order::layered(tables, &strong, &weak) {
        let (step, refusal) = Component::new(model, component).step();
        steps.push(step);
        refusals.extend(refusal);
    }
    again(model, &mut steps);
    (steps, refusals)
}

/// Tables into which deleting from others may put rows: those had better be emptied later.
fn refills(model: &Model<'_>, tables: &[usize]) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for &at in tables {
        for fires in triggers::of(&model.nodes[at]) {
            if fires.events.contains(&"DELETE") {
                let named = fires.names.iter().filter_map(|name| model.at(name));
                edges.extend(named.map(|named| (at, named)));
            }
        }
    }
    edges
}

/// Deletes once more from tables into which a later deletion's triggers may have put rows.
fn again(model: &Model<'_>, steps: &mut Vec<Step>) {
    let position = |at: usize| {
        steps
            .iter()
            .position(|step| step.tables.contains(&model.nodes[at].plan.name))
    };
    let refilled: Vec<usize> = refills(model, &model.cleaned())
        .into_iter()
        .filter(|&(by, at)| position(by).is_some() && position(at) <= position(by))
        .map(|(_, at)| at)
        .collect();
    let repeated: Vec<Step> = steps
        .iter()
        .filter(|step| {
            refilled
                .iter()
                .any(|&at| step.tables.contains(&model.nodes[at].plan.name))
        })
        .map(|step| Step {
            reason: "once more: a trigger of a table emptied meanwhile may have put rows in".into(),
            ..step.clone()
        })
        .collect();
    steps.extend(repeated);
}

fn edges_of(links: &[&Link]) -> Vec<(usize, usize)> {
    links.iter().map(|link| (link.child, link.parent)).collect()
}

/// The refusal of a cycle: from the first of these tables round to itself, by links between them.
pub(super) fn undeletable(model: &Model<'_>, part: &[usize], links: &[&Link]) -> Refusal {
    let inside: Vec<&Link> = links
        .iter()
        .copied()
        .filter(|link| part.contains(&link.child) && part.contains(&link.parent))
        .collect();
    let start = part.first().copied().unwrap_or_default();
    let round = order::round(start, &edges_of(&inside));
    let path = round.iter().filter_map(|edge| {
        let same = |link: &&&Link| (link.child, link.parent) == *edge;
        inside.iter().find(same).map(|link| hop(link))
    });
    Refusal {
        code: "DC0020".into(),
        kind: RefusalKind::Undeletable,
        from: model.name(start),
        reached: model.name(start),
        path: path.collect(),
    }
}

/// Tables that reference each other, or one table.
pub(super) struct Component<'m, 'a> {
    pub(super) model: &'m Model<'a>,
    tables: Vec<usize>,
    /// Foreign keys among them, without those of a table to itself.
    pub(super) inside: Vec<&'m Link>,
    /// Foreign keys of a table to itself.
    pub(super) own: Vec<&'m Link>,
}

impl<'m, 'a> Component<'m, 'a> {
    fn new(model: &'m Model<'a>, tables: Vec<usize>) -> Self {
        let among = |link: &&Link| {
            link.reference.is_foreign_key()
                && tables.contains(&link.child)
                && tables.contains(&link.parent)
        };
        let (own, inside) = model
            .links
            .iter()
            .filter(among)
            .partition(|link| link.child == link.parent);
        Component {
            model,
            tables,
            inside,
            own,
        }
    }

    fn step(&self) -> (Step, Option<Refusal>) {
        match self.model.dialect {
            Dialect::Postgres => (self.at_once(), None),
            Dialect::Sqlite | Dialect::Mysql => self.one_by_one(),
        }
    }

    /// PostgreSQL looks at keys when the statement ends.
    fn at_once(&self) -> Step {
        let (how, reason) = match self.tables.len() {
            1 => (How::Delete, self.plain_reason()),
            _ => (
                How::OneStatement,
                format!(
                    "{} reference each other: one statement deletes from all",
                    self.shown()
                ),
            ),
        };
        self.made(how, &self.tables, Vec::new(), Vec::new(), reason)
    }

    /// SQLite and InnoDB act on keys row by row: what is active must not be met.
    fn one_by_one(&self) -> (Step, Option<Refusal>) {
        let active: Vec<&Link> = self
            .inside
            .iter()
            .copied()
            .filter(|l| self.is_active(l))
            .collect();
        let (nullable, fixed): (Vec<&Link>, Vec<&Link>) = active
            .iter()
            .partition(|link| self.null_columns(link).is_some());
        let knots: Vec<Vec<usize>> = order::components(&self.tables, &edges_of(&fixed))
            .into_iter()
            .filter(|part| part.len() > 1)
            .collect();
        // Inside a knot one deletion cascades to all of it, so that no order among its tables helps.
        let knotted = |link: &&Link| {
            knots
                .iter()
                .any(|part| part.contains(&link.child) && part.contains(&link.parent))
        };
        let knot = knots.iter().find(|part| self.holds_fast(&fixed, part));
        let line = order::line(&self.tables, &edges_of(&fixed), &edges_of(&nullable));
        let place = |at: usize| line.iter().position(|&known| known == at);
        let (mut broken, in_order): (Vec<&Link>, Vec<&Link>) = nullable
            .into_iter()
            .partition(|link| place(link.child) > place(link.parent) || knotted(link));
        let cascades = cascades(fixed.iter().chain(&in_order));
        let met = |link: &&Link| {
            link.reference.on_delete != Some(Action::Cascade) && is_met(link, &line, &cascades)
        };
        broken.extend(in_order.into_iter().filter(met));
        let own = self.own_ways();
        let null_first: Vec<NullFirst> = broken
            .iter()
            .copied()
            .chain(own.cut)
            .filter_map(|link| {
                Some(NullFirst {
                    reference: link.reference.id.clone(),
                    set_null: self.null_columns(link)?,
                })
            })
            .collect();
        let itself: Vec<RefId> = own
            .itself
            .iter()
            .map(|link| link.reference.id.clone())
            .collect();
        let refusal = match (knot, own.hard) {
            (Some(knot), _) => Some(undeletable(self.model, knot, &fixed)),
            (None, Some(link)) => Some(undeletable(self.model, &[link.child], &[link])),
            (None, None) => None,
        };
        let waits = own.deferred || self.restrict_is_met(&line, &cascades);
        let how = match self.model.dialect == Dialect::Sqlite && waits {
            true => How::Deferred,
            false => How::Delete,
        };
        let reason = self.reason(how, !null_first.is_empty(), !itself.is_empty());
        (self.made(how, &line, null_first, itself, reason), refusal)
    }

    fn made(
        &self,
        how: How,
        line: &[usize],
        null_first: Vec<NullFirst>,
        itself_first: Vec<RefId>,
        reason: String,
    ) -> Step {
        Step {
            tables: line.iter().map(|&at| self.model.name(at)).collect(),
            how,
            null_first,
            itself_first,
            reason,
        }
    }

    fn reason(&self, how: How, nulls: bool, itself: bool) -> String {
        let mut reason = match (self.tables.len(), how) {
            (1, _) => self.plain_reason(),
            (_, How::Deferred) => format!(
                "{} reference each other: keys are checked at COMMIT",
                self.shown()
            ),
            _ if self.model.dialect == Dialect::Sqlite => format!(
                "{} reference each other: keys are checked when the statement ends",
                self.shown()
            ),
            _ => format!("{} reference each other", self.shown()),
        };
        if nulls {
            reason.push_str("; nullable references of rows that go are cut first");
        }
        if itself {
            reason
                .push_str("; rows that go point at themselves first, so that no cascade goes deep");
        }
        reason
    }

    fn plain_reason(&self) -> String {
        let Some(&at) = self.tables.first() else {
            return String::new();
        };
        let mut children: Vec<String> = self
            .model
            .to(at)
            .filter(|link| link.child != at && self.model.is_cleaned(link.child))
            .filter(|link| !matches!(link.reference.decision, Decision::Untouched))
            .map(|link| self.model.shown(link.child))
            .collect();
        children.sort();
        children.dedup();
        match children.as_slice() {
            [] => "no table that is cleaned references it".into(),
            some => format!(
                "after {}",
                crate::text::list(some.iter().map(String::as_str), 3).replace('`', "")
            ),
        }
    }

    fn shown(&self) -> String {
        let names: Vec<String> = self.tables.iter().map(|&at| self.model.shown(at)).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => names.join(""),
        }
    }
}
