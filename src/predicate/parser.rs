//! The grammar of predicates. Conditions and values are told apart here, so that no engine's reading of
//! `1 AND 'x'` matters; where engines disagree on precedence, parentheses are asked for.

use std::ops::Range;

use super::lexer::{Token, TokenKind};
use super::refusals::{
    arithmetic, begins_operator, condition_only, left_over, problem, shown, unexpected,
};
use super::{Column, Comparison, Expr, Function, Kind, Literal, Problem, Test, words};
use crate::schema::Dialect;

/// Deeper nesting is refused: nobody can review it, and it would use up the stack.
const DEEPEST: usize = 32;

pub(super) fn parse(tokens: Vec<Token>, text: &str, dialect: Dialect) -> Result<Expr, Problem> {
    let mut parser = Parser {
        tokens,
        at: 0,
        end: text.len(),
        dialect,
        depth: 0,
    };
    if parser.tokens.is_empty() {
        return Err(problem(
            0..text.len(),
            "the predicate is empty",
            "write a condition, as in `is_staff`",
        ));
    }
    let condition = parser.or()?;
    if let Some(token) = parser.peek() {
        return Err(left_over(token));
    }
    condition_only(&condition)?;
    Ok(condition)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    end: usize,
    dialect: Dialect,
    depth: usize,
}

type Parsed = Result<Expr, Problem>;

impl Parser {
    /// `a OR b OR c`.
    fn or(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(problem(
                self.here(),
                "the predicate is nested too deeply",
                "take parentheses away",
            ));
        }
        let joined = self.joined("OR", Self::and, Kind::Or);
        self.depth -= 1;
        joined
    }

    /// `a AND b AND c`.
    fn and(&mut self) -> Parsed {
        self.joined("AND", Self::not, Kind::And)
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Parsed,
        kind: fn(Vec<Expr>) -> Kind,
    ) -> Parsed {
        let first = part(self)?;
        let mut parts = vec![first];
        while self.eat_word(word) {
            parts.push(part(self)?);
        }
        if parts.len() == 1 {
            return parts.pop().ok_or_else(|| self.expected("a condition"));
        }
        parts.iter().try_for_each(condition_only)?;
        let range = around(&parts);
        Ok(Expr {
            kind: kind(parts),
            range,
        })
    }

    /// `NOT a`: in every dialect it binds looser than comparisons.
    fn not(&mut self) -> Parsed {
        let start = self.here().start;
        let mut negations = 0_usize;
        while self.eat_word("NOT") {
            negations += 1;
        }
        let mut condition = self.comparison()?;
        if negations > 0 {
            condition_only(&condition)?;
        }
        // Two negations are none, NULL included.
        if negations % 2 == 1 {
            let range = start..condition.range.end;
            condition = Expr {
                kind: Kind::Not(Box::new(condition)),
                range,
            };
        }
        Ok(condition)
    }

    /// A value alone, or one comparison.
    fn comparison(&mut self) -> Parsed {
        let subject = self.value()?;
        let start = subject.range.start;
        let Some(kind) = self.operator(subject.clone())? else {
            return Ok(subject);
        };
        let compared = Expr {
            kind,
            range: start..self.behind(),
        };
        let next = self.peek().filter(|token| begins_operator(token));
        match next {
            Some(token) => Err(problem(
                token.range.clone(),
                "a comparison of a comparison",
                "dialects read it differently: join comparisons with AND or OR, or put one in parentheses",
            )),
            None => Ok(compared),
        }
    }

    fn operator(&mut self, subject: Expr) -> Result<Option<Kind>, Problem> {
        if let Some(Token {
            kind: TokenKind::Compare(comparison),
            ..
        }) = self.peek()
        {
            let comparison = *comparison;
            self.at += 1;
            return self.compare(subject, comparison).map(Some);
        }
        if self.eat_word("IS") {
            let negated = self.eat_word("NOT");
            return self.is(subject, negated).map(Some);
        }
        let negated = self.peek_word("NOT");
        let after = self
            .word_at(self.at + usize::from(negated))
            .map(str::to_ascii_uppercase);
        let operator: fn(&mut Self, Expr, bool) -> Result<Kind, Problem> = match after.as_deref() {
            Some("IN") => Self::in_list,
            Some("BETWEEN") => Self::between,
            Some("LIKE") => Self::like,
            _ => return Ok(None),
        };
        self.at += 1 + usize::from(negated);
        operator(self, subject, negated).map(Some)
    }

    fn compare(&mut self, left: Expr, comparison: Comparison) -> Result<Kind, Problem> {
        let right = self.value()?;
        for side in [&left, &right] {
            if side.kind == Kind::Literal(Literal::Null) {
                return Err(problem(
                    side.range.clone(),
                    "a comparison with NULL is never true",
                    "write `IS NULL` or `IS NOT NULL`",
                ));
            }
        }
        Ok(Kind::Compare(comparison, Box::new(left), Box::new(right)))
    }

    fn is(&mut self, subject: Expr, negated: bool) -> Result<Kind, Problem> {
        let subject = Box::new(subject);
        let tests = [
            ("NULL", Test::Null),
            ("TRUE", Test::True),
            ("FALSE", Test::False),
            ("UNKNOWN", Test::Unknown),
        ];
        for (word, test) in tests {
            if self.peek_word(word) {
                if test != Test::Null {
                    condition_only(&subject)?;
                }
                self.at += 1;
                return Ok(Kind::Is {
                    subject,
                    test,
                    negated,
                });
            }
        }
        if self.eat_word("DISTINCT") {
            if !self.eat_word("FROM") {
                return Err(self.expected("`FROM`"));
            }
            let right = Box::new(self.value()?);
            return Ok(Kind::Distinct {
                left: subject,
                right,
                negated,
            });
        }
        Err(self.expected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM behind IS"))
    }

    fn in_list(&mut self, subject: Expr, negated: bool) -> Result<Kind, Problem> {
        let list = self.list()?;
        if let Some(null) = list
            .iter()
            .find(|item| item.kind == Kind::Literal(Literal::Null))
        {
            return Err(problem(
                null.range.clone(),
                "NULL in a list is found by nobody, and with NOT nothing is ever true",
                "take it out, and add `OR column IS NULL` if rows without a value are meant",
            ));
        }
        Ok(Kind::In {
            subject: Box::new(subject),
            list,
            negated,
        })
    }

    fn between(&mut self, subject: Expr, negated: bool) -> Result<Kind, Problem> {
        let low = Box::new(self.value()?);
        if !self.eat_word("AND") {
            return Err(self.expected("`AND` of BETWEEN"));
        }
        let high = Box::new(self.value()?);
        Ok(Kind::Between {
            subject: Box::new(subject),
            low,
            high,
            negated,
        })
    }

    fn like(&mut self, subject: Expr, negated: bool) -> Result<Kind, Problem> {
        let pattern = Box::new(self.value()?);
        let mut escape = None;
        if self.eat_word("ESCAPE") {
            let range = self.here();
            let text = match self.next().map(|token| token.kind) {
                Some(TokenKind::Text(text)) => text,
                _ => String::new(),
            };
            let mut characters = text.chars();
            escape = characters.next();
            if escape.is_none() || characters.next().is_some() {
                return Err(problem(
                    range,
                    "ESCAPE takes one character",
                    "as in `ESCAPE '!'`",
                ));
            }
        }
        Ok(Kind::Like {
            subject: Box::new(subject),
            pattern,
            escape,
            negated,
        })
    }

    /// A literal, a column, a call, or a condition in parentheses.
    fn value(&mut self) -> Parsed {
        let Some(token) = self.next() else {
            return Err(self.expected("a column or a literal"));
        };
        let Token { kind, range } = token;
        let value = match kind {
            TokenKind::Number(number) => literal(Literal::Number(number), range),
            TokenKind::Text(text) => literal(Literal::Text(text), range),
            TokenKind::Minus => self.negative(range)?,
            TokenKind::Open => {
                let inner = self.or()?;
                self.close()?;
                Expr {
                    kind: inner.kind,
                    range: range.start..self.behind(),
                }
            }
            TokenKind::Quoted(name) => self.column(name, true, range)?,
            TokenKind::Word(word) => self.word(word, range)?,
            kind => return Err(unexpected(&kind, range)),
        };
        match self.peek() {
            Some(token) if arithmetic(&token.kind) => {
                Err(unexpected(&token.kind, token.range.clone()))
            }
            _ => Ok(value),
        }
    }

    fn negative(&mut self, minus: Range<usize>) -> Parsed {
        match self.next() {
            Some(Token {
                kind: TokenKind::Number(number),
                range,
            }) => Ok(literal(
                Literal::Number(format!("-{number}")),
                minus.start..range.end,
            )),
            _ => Err(problem(
                minus,
                "arithmetic in a predicate",
                "a minus goes before a number only",
            )),
        }
    }

    fn word(&mut self, word: String, range: Range<usize>) -> Parsed {
        if self
            .peek()
            .is_some_and(|token| token.kind == TokenKind::Open)
        {
            return self.call(&word, range);
        }
        match word.to_ascii_uppercase().as_str() {
            "NULL" => return Ok(literal(Literal::Null, range)),
            "TRUE" => return Ok(literal(Literal::Boolean(true), range)),
            "FALSE" => return Ok(literal(Literal::Boolean(false), range)),
            "AND" | "OR" | "IS" | "IN" | "BETWEEN" | "LIKE" | "NOT" | "ESCAPE" => {
                let message = format!("expected a column or a literal, found `{word}`");
                return Err(Problem {
                    message,
                    range,
                    help: None,
                });
            }
            _ => {}
        }
        if let Some((message, help)) = words::refused(&word, self.dialect) {
            return Err(problem(range, message, help));
        }
        let follows_text = matches!(
            self.peek(),
            Some(Token {
                kind: TokenKind::Text(_),
                ..
            })
        );
        if follows_text {
            let range = range.start..self.here().end;
            return Err(problem(
                range,
                format!("a literal marked with `{word}`"),
                "write the text alone",
            ));
        }
        let folded = match self.dialect {
            Dialect::Postgres => word.to_lowercase(),
            Dialect::Sqlite | Dialect::Mysql => word,
        };
        self.column(folded, false, range)
    }

    fn column(&mut self, name: String, quoted: bool, range: Range<usize>) -> Parsed {
        if self
            .peek()
            .is_some_and(|token| token.kind == TokenKind::Dot)
        {
            let end = self
                .tokens
                .get(self.at + 1)
                .map_or(self.end, |token| token.range.end);
            return Err(problem(
                range.start..end,
                "a column of a named table",
                "write the column alone: only this table's own columns can be asked",
            ));
        }
        Ok(Expr {
            kind: Kind::Column(Column {
                name,
                quoted,
                group: None,
            }),
            range,
        })
    }

    fn call(&mut self, name: &str, range: Range<usize>) -> Parsed {
        let known = Function::ALL
            .into_iter()
            .find(|f| f.name().eq_ignore_ascii_case(name));
        let Some(function) = known else {
            let (message, help) = match words::refused(name, self.dialect) {
                Some(refused) => refused,
                None => words::function(name),
            };
            let message = match message {
                "this function" => format!("the function `{name}` in a predicate"),
                message => message.to_owned(),
            };
            return Err(problem(range, message, help));
        };
        let arguments = self.list()?;
        let takes = match function {
            Function::Coalesce => "at least two arguments",
            _ => "one argument",
        };
        let right = match function {
            Function::Coalesce => arguments.len() >= 2,
            _ => arguments.len() == 1,
        };
        let range = range.start..self.behind();
        if !right {
            let message = format!("`{}` takes {takes}", function.name());
            return Err(Problem {
                message,
                range,
                help: None,
            });
        }
        Ok(Expr {
            kind: Kind::Call(function, arguments),
            range,
        })
    }

    /// `(a, b, c)`.
    fn list(&mut self) -> Result<Vec<Expr>, Problem> {
        if !matches!(
            self.peek(),
            Some(Token {
                kind: TokenKind::Open,
                ..
            })
        ) {
            return Err(self.expected("a list in parentheses"));
        }
        self.at += 1;
        let mut items = vec![self.item()?];
        while self
            .peek()
            .is_some_and(|token| token.kind == TokenKind::Comma)
        {
            self.at += 1;
            items.push(self.item()?);
        }
        self.close()?;
        Ok(items)
    }

    fn item(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(problem(
                self.here(),
                "the predicate is nested too deeply",
                "take parentheses away",
            ));
        }
        let item = self.value();
        self.depth -= 1;
        item
    }

    fn close(&mut self) -> Result<(), Problem> {
        match self.peek() {
            Some(Token {
                kind: TokenKind::Close,
                ..
            }) => {
                self.at += 1;
                Ok(())
            }
            Some(token) if !matches!(token.kind, TokenKind::Word(_)) => Err(left_over(token)),
            _ => Err(self.expected("`)`")),
        }
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.peek().cloned();
        self.at += usize::from(token.is_some());
        token
    }

    fn word_at(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at)? {
            Token {
                kind: TokenKind::Word(word),
                ..
            } => Some(word),
            _ => None,
        }
    }

    fn peek_word(&self, word: &str) -> bool {
        self.word_at(self.at)
            .is_some_and(|found| found.eq_ignore_ascii_case(word))
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let found = self.peek_word(word);
        self.at += usize::from(found);
        found
    }

    fn here(&self) -> Range<usize> {
        self.peek()
            .map_or(self.end..self.end, |token| token.range.clone())
    }

    /// The end of the token that was read last.
    fn behind(&self) -> usize {
        self.at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map_or(0, |token| token.range.end)
    }

    fn expected(&self, what: &str) -> Problem {
        let found = match self.peek().map(|token| &token.kind) {
            None => "the end".to_owned(),
            Some(kind) => shown(kind),
        };
        Problem {
            message: format!("expected {what}, found {found}"),
            range: self.here(),
            help: None,
        }
    }
}

fn literal(literal: Literal, range: Range<usize>) -> Expr {
    Expr {
        kind: Kind::Literal(literal),
        range,
    }
}

fn around(parts: &[Expr]) -> Range<usize> {
    let start = parts.first().map_or(0, |part| part.range.start);
    start..parts.last().map_or(start, |part| part.range.end)
}
