//! The deletions: referencing tables first, and what each engine needs for tables that reference each other.

use crate::plan::{Decision, How, NullFirst, RefId, Refusal, RefusalKind, Step};
use crate::schema::{Action, Dialect, IndexPart};

use super::model::{Link, Model};
use super::safety::{hop, written};
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

/// Tables that reference each other, or one table.
struct Component<'m, 'a> {
    model: &'m Model<'a>,
    tables: Vec<usize>,
    /// Foreign keys among them, without those of a table to itself.
    inside: Vec<&'m Link>,
    /// Foreign keys of a table to itself.
    own: Vec<&'m Link>,
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
        let broken = nullable
            .into_iter()
            .filter(|link| place(link.child) > place(link.parent) || knotted(link));
        let is_met = |link: &Link| self.is_active(link) || self.holds_written(link);
        let own_nulls = self
            .own
            .iter()
            .copied()
            .filter(|link| is_met(link) && self.null_columns(link).is_some());
        let null_first: Vec<NullFirst> = broken
            .chain(own_nulls)
            .filter_map(|link| {
                Some(NullFirst {
                    reference: link.reference.id.clone(),
                    set_null: self.null_columns(link)?,
                })
            })
            .collect();
        let stuck = self
            .own
            .iter()
            .filter(|link| is_met(link) && self.null_columns(link).is_none());
        let (itself, stuck): (Vec<&Link>, Vec<&Link>) =
            stuck.partition(|link| self.may_point_at_itself(link) && !self.holds_written(link));
        let itself: Vec<RefId> = itself
            .iter()
            .map(|link| link.reference.id.clone())
            .collect();
        // SQLite follows cascades a thousand rows deep, InnoDB fifteen.
        let sqlite = self.model.dialect == Dialect::Sqlite;
        let hard_self = stuck.into_iter().find(|link| {
            let cascades = sqlite && link.reference.on_delete == Some(Action::Cascade);
            !cascades || self.holds_written(link)
        });
        let refusal = match (knot, hard_self) {
            (Some(knot), _) => Some(self.undeletable(knot, &fixed)),
            (None, Some(link)) => Some(self.undeletable(&[link.child], &[link])),
            (None, None) => None,
        };
        let how = match self.model.dialect == Dialect::Sqlite && self.restrict_is_met(&line) {
            true => How::Deferred,
            false => How::Delete,
        };
        let reason = self.reason(how, !null_first.is_empty(), !itself.is_empty());
        (self.made(how, &line, null_first, itself, reason), refusal)
    }

    /// Whether a key does something, when a referenced row is deleted before the referencing one, that keeps either
    /// from being deleted.
    fn is_active(&self, link: &Link) -> bool {
        let writes_not_null = written(link).iter().any(|name| {
            let column = self.model.nodes[link.child].table.column(name);
            column.is_some_and(|column| column.not_null)
        });
        match (self.model.dialect, link.reference.on_delete) {
            (Dialect::Postgres, _) | (_, None) => false,
            // At COMMIT the referencing rows are gone, too; RESTRICT waits with `defer_foreign_keys`.
            (Dialect::Sqlite, Some(Action::NoAction | Action::Restrict)) => false,
            (Dialect::Sqlite, Some(Action::Cascade)) => true,
            (Dialect::Sqlite, Some(Action::SetNull | Action::SetDefault)) => writes_not_null,
            (Dialect::Mysql, Some(Action::SetNull)) => false,
            (Dialect::Mysql, Some(_)) => true,
        }
    }

    /// Whether a table's key to itself holds a column as it is that the action of another one, or its own, would write.
    fn holds_written(&self, link: &Link) -> bool {
        let waits = match link.reference.on_update {
            Some(Action::Restrict) => false,
            // InnoDB looks at once.
            Some(Action::NoAction) => self.model.dialect == Dialect::Sqlite,
            _ => true,
        };
        let mut own = self.own.iter().filter(|other| other.child == link.child);
        !waits
            && own.any(|other| {
                let mut written = written(other).iter();
                written.any(|name| link.reference.parent_columns.contains(name))
            })
    }

    /// Whether rows can be pointed at themselves, so that deleting one does nothing to others: no key of the table, no
    /// other reference of it, and none that points at it, has a column that this would write.
    fn may_point_at_itself(&self, link: &Link) -> bool {
        let table = self.model.nodes[link.child].table;
        let columns = link.reference.columns.iter();
        let mut written = columns
            .zip(&link.reference.parent_columns)
            .filter(|(column, of)| column != of);
        let is_free = |name: &String| {
            let keys = table.unique.iter().flat_map(|key| &key.parts);
            let mut keys = keys.filter_map(|part| match part {
                IndexPart::Column(column) => Some(column),
                IndexPart::Expression(_) => None,
            });
            !table.primary_key.contains(name)
                && !keys.any(|column| column == name)
                && !self.is_referenced(link.child, name)
                && !self.is_shared(link, name)
                && table
                    .column(name)
                    .is_some_and(|column| column.generated.is_none())
        };
        let always = |name: &String| table.column(name).is_some_and(|column| column.not_null);
        let itself = written.all(|(column, of)| is_free(column) && always(of));
        // InnoDB does not delete a row that points at itself, unless the key cascades.
        let done = match self.model.dialect {
            Dialect::Mysql => link.reference.on_delete == Some(Action::Cascade),
            Dialect::Postgres | Dialect::Sqlite => true,
        };
        itself && done
    }

    /// Whether a key points at this column.
    fn is_referenced(&self, at: usize, name: &String) -> bool {
        self.model
            .to(at)
            .any(|other| other.reference.parent_columns.contains(name))
    }

    /// Whether another reference of the same table has this column, too.
    fn is_shared(&self, link: &Link, name: &String) -> bool {
        let mut links = self.model.links.iter();
        links.any(|other| {
            other.child == link.child
                && other.reference.id != link.reference.id
                && other.reference.columns.contains(name)
        })
    }

    /// The columns by which a reference can be set to NULL.
    fn null_columns(&self, link: &Link) -> Option<Vec<String>> {
        let table = self.model.nodes[link.child].table;
        let columns = &link.reference.columns;
        let free = |name: &&String| {
            let writable = table
                .column(name)
                .is_some_and(|column| !column.not_null && column.generated.is_none());
            writable && !self.is_referenced(link.child, name) && !table.primary_key.contains(name)
        };
        let free: Vec<String> = columns.iter().filter(free).cloned().collect();
        match link.match_full {
            true => (free.len() == columns.len()).then_some(free),
            false => free.into_iter().next().map(|one| vec![one]),
        }
    }

    /// Whether a NOT NULL cycle can't be deleted. Where all its keys cascade, deleting a row takes along the
    /// others.
    fn holds_fast(&self, fixed: &[&Link], part: &[usize]) -> bool {
        fixed
            .iter()
            .filter(|link| part.contains(&link.child) && part.contains(&link.parent))
            .any(|link| link.reference.on_delete != Some(Action::Cascade))
    }

    /// Whether a RESTRICT inside is met with its referenced row first. SQLite looks at other keys when the statement
    /// ends, and all deletions are one statement; with checks at COMMIT it would miscount old orphans, where some
    /// keys are deferred and others are not.
    fn restrict_is_met(&self, line: &[usize]) -> bool {
        let place = |at: usize| line.iter().position(|&known| known == at);
        let restricts = |link: &&&Link| link.reference.on_delete == Some(Action::Restrict);
        self.own.iter().any(|link| restricts(&link))
            || self
                .inside
                .iter()
                .filter(restricts)
                .any(|link| place(link.child) > place(link.parent))
    }

    /// The refusal of a cycle: from one of its tables round to itself.
    fn undeletable(&self, part: &[usize], links: &[&Link]) -> Refusal {
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
            from: self.model.name(start),
            reached: self.model.name(start),
            path: path.collect(),
        }
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
