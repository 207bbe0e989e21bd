//! Values with their places, and problems at them.

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T, S> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: S,
}

impl<T, S> Spanned<T, S> {
    /// A value at a place.
    pub fn new(value: T, span: S) -> Self {
        Spanned { value, span }
    }

    /// The same value with another notion of place.
    pub fn map_span<R>(self, f: impl FnOnce(S) -> R) -> Spanned<T, R> {
        Spanned {
            value: self.value,
            span: f(self.span),
        }
    }
}

/// Something in an annotation that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem<S> {
    /// What, in one sentence.
    pub message: String,
    /// Where.
    pub span: S,
    /// "did you mean" or what may stand there.
    pub help: Option<String>,
}

impl<S> Problem<S> {
    /// A problem at a place.
    pub fn new(span: S, message: impl Into<String>) -> Self {
        Problem {
            message: message.into(),
            span,
            help: None,
        }
    }

    /// With a way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same problem with another notion of place.
    pub fn map_span<R>(self, f: impl FnOnce(S) -> R) -> Problem<R> {
        Problem {
            message: self.message,
            span: f(self.span),
            help: self.help,
        }
    }
}
