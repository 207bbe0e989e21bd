//! Another session with an open transaction.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};

use crate::engines::{Client, Live};

/// An open transaction of another session; dropping it rolls it back.
pub(crate) struct Holder {
    child: Child,
    stdin: Option<ChildStdin>,
}

impl Drop for Holder {
    fn drop(&mut self) {
        // At the end of its input the client ends, and the server rolls back.
        drop(self.stdin.take());
        let _ = self.child.wait();
    }
}

/// A session of the client that runs a statement in a transaction and keeps it open as long as the answer lives.
pub(crate) fn hold(live: &Live, sql: &str) -> Holder {
    let mut child = live
        .command(live.owner(), Client::Plain)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the client starts");
    let mut stdin = child.stdin.take().expect("it reads");
    let text = format!("BEGIN;\n{sql};\nSELECT 'held';\n");
    stdin.write_all(text.as_bytes()).expect("written");
    stdin.flush().expect("written");
    let mut lines = BufReader::new(child.stdout.take().expect("it writes")).lines();
    // What it prints behind that is nobody's business.
    while !lines
        .next()
        .expect("it goes on")
        .expect("text")
        .contains("held")
    {}
    Holder {
        child,
        stdin: Some(stdin),
    }
}
