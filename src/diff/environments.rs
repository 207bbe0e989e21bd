//! What changed about where a cleanup may run.

use super::side::EnvironmentState;
use super::tables::new_reason;
use super::{Change, Kind, Question, Severity, Subject};

/// All changes of environments.
pub(super) fn changes(question: &Question<'_>) -> Vec<Change> {
    let (before, after) = (&question.before.environments, &question.after.environments);
    let come = after.iter().flat_map(|(name, new)| {
        let to = To {
            name,
            old: before.get(name),
            new,
            file: question.config_file,
        };
        to.changes()
    });
    let gone = before
        .iter()
        .filter(|(name, _)| !after.contains_key(*name))
        .map(|(name, old)| removed(name, old, question));
    come.chain(gone).collect()
}

struct To<'a> {
    name: &'a str,
    old: Option<&'a EnvironmentState>,
    new: &'a EnvironmentState,
    file: &'a str,
}

impl To<'_> {
    fn changes(&self) -> Vec<Change> {
        let Some(old) = self.old else {
            return self.added();
        };
        let new = self.new;
        let mut found = Vec::new();
        found.extend(self.permission("clean", old.clean, new.clean, "a full clean"));
        found.extend(self.permission("restore", old.restore, new.restore, "a restore"));
        found.extend(self.protected(old));
        found.extend(self.url(old));
        found
    }

    fn added(&self) -> Vec<Change> {
        let allowed = [
            self.permission("clean", false, self.new.clean, "a full clean"),
            self.permission("restore", false, self.new.restore, "a restore"),
        ];
        let allowed: Vec<Change> = allowed.into_iter().flatten().collect();
        if allowed.is_empty() {
            let message = "is new; neither clean nor restore may run there".to_owned();
            return vec![self.change(Severity::Harmless, "new", message)];
        }
        allowed
    }

    fn permission(&self, key: &str, old: bool, new: bool, what: &str) -> Option<Change> {
        let (severity, message) = match (old, new) {
            (false, true) => (
                Severity::Dangerous,
                format!("`{key} = true`: {what} may run there"),
            ),
            (true, false) => (
                Severity::Harmless,
                format!("{what} may no longer run there"),
            ),
            _ => return None,
        };
        let change = self.change(severity, key, message);
        let text = |allowed: bool| Some(format!("{key} = {allowed}"));
        Some(change.of(text(old), text(new)))
    }

    fn protected(&self, old: &EnvironmentState) -> Option<Change> {
        let (severity, message) = match (old.protected, self.new.protected) {
            (true, false) => (
                Severity::Dangerous,
                "is no longer protected: nothing refuses to clean its database",
            ),
            (false, true) => (Severity::Harmless, "is protected"),
            _ => return None,
        };
        let text = |protected: bool| Some(format!("protected = {protected}"));
        let change = self.change(severity, "protected", message.to_owned());
        Some(change.of(text(old.protected), text(self.new.protected)))
    }

    fn url(&self, old: &EnvironmentState) -> Option<Change> {
        let new = self.new;
        if old.url_env == new.url_env {
            return None;
        }
        let (severity, message) = if new.clean || new.restore {
            (
                Severity::Dangerous,
                "its address comes from another variable: what may run there may run elsewhere",
            )
        } else if old.protected && old.url_env.is_some() {
            (
                Severity::Dangerous,
                "its address comes from another variable: the database behind the old one may be protected no more",
            )
        } else {
            (
                Severity::Harmless,
                "its address comes from another variable",
            )
        };
        let change = self.change(severity, "url_env", message.to_owned());
        Some(change.of(old.url_env.clone(), new.url_env.clone()))
    }

    fn change(&self, severity: Severity, detail: &str, message: String) -> Change {
        let old_reason = self.old.and_then(|old| old.reason.as_deref());
        Change {
            severity,
            kind: Kind::Environment,
            subject: Subject::Environment(self.name.to_owned()),
            detail: Some(detail.to_owned()),
            before: None,
            after: None,
            message,
            place: Some((self.file.to_owned(), self.new.line)),
            reason: new_reason(old_reason, self.new.reason.as_deref()),
        }
    }
}

fn removed(name: &str, old: &EnvironmentState, question: &Question<'_>) -> Change {
    // Under another name it may still be protected by the same address.
    let still = question
        .after
        .environments
        .values()
        .any(|new| new.protected && new.url_env == old.url_env);
    let (severity, message) = if old.protected && !still {
        (
            Severity::Dangerous,
            "the protected environment is gone: nothing refuses to clean its database",
        )
    } else {
        (Severity::Notable, "is gone")
    };
    Change {
        severity,
        kind: Kind::Environment,
        subject: Subject::Environment(name.to_owned()),
        detail: Some("gone".to_owned()),
        before: None,
        after: None,
        message: message.to_owned(),
        place: None,
        reason: None,
    }
}
