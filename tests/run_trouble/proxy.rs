//! A connection that breaks at one certain moment: what goes to the server and back passes through here.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use cargo_data_class::schema::Dialect;

use crate::engines::Live;

/// When it breaks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Break {
    /// Not before something with this word was sent.
    pub(crate) behind: &'static str,
    /// With a statement that is, or ends with, this.
    pub(crate) at: &'static str,
    /// At which of them, from 1.
    pub(crate) nth: u32,
    /// Whether the server gets it, and answers: then only the answer is lost.
    pub(crate) arrives: bool,
}

/// Stands before a server's socket.
pub(crate) struct Proxy {
    port: u16,
    broken: Arc<AtomicBool>,
}

struct Rule {
    at: Break,
    behind: AtomicBool,
    seen: AtomicU32,
    broken: Arc<AtomicBool>,
}

impl Proxy {
    pub(crate) fn start(live: &Live, at: Break) -> Proxy {
        let socket = match live.dialect {
            Dialect::Postgres => live.server().socket().join(".s.PGSQL.5432"),
            _ => live.server().socket(),
        };
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let broken = Arc::new(AtomicBool::new(false));
        let rule = Arc::new(Rule {
            at,
            behind: AtomicBool::new(at.behind.is_empty()),
            seen: AtomicU32::new(0),
            broken: Arc::clone(&broken),
        });
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                pass(client, &socket, &rule);
            }
        });
        Proxy { port, broken }
    }

    /// The database's address by this way.
    pub(crate) fn url(&self, live: &Live) -> String {
        let user = match live.dialect {
            Dialect::Postgres => "postgres://postgres",
            _ => "mysql://root",
        };
        format!("{user}@127.0.0.1:{}/{}", self.port, live.name())
    }

    /// Whether it has broken a connection.
    pub(crate) fn has_broken(&self) -> bool {
        self.broken.load(Ordering::SeqCst)
    }
}

fn pass(mut client: TcpStream, socket: &PathBuf, rule: &Arc<Rule>) {
    let mut server = UnixStream::connect(socket).expect("the server is there");
    let (mut back, mut from) = (
        client.try_clone().expect("a copy"),
        server.try_clone().expect("a copy"),
    );
    let lost = Arc::new(AtomicBool::new(false));
    let (rule, its) = (Arc::clone(rule), Arc::clone(&lost));
    std::thread::spawn(move || {
        let mut bytes = [0; 1 << 16];
        while let Ok(count @ 1..) = client.read(&mut bytes) {
            let sent = bytes.get(..count).unwrap_or_default();
            let breaks = rule.breaks(sent);
            if breaks && !rule.at.arrives {
                break;
            }
            its.store(breaks, Ordering::SeqCst);
            if server.write_all(sent).is_err() {
                break;
            }
        }
        // Those that are closed already are closed.
        let _ = client.shutdown(Shutdown::Both);
        let _ = server.shutdown(Shutdown::Both);
    });
    std::thread::spawn(move || {
        let mut bytes = [0; 1 << 16];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            if lost.load(Ordering::SeqCst)
                || back
                    .write_all(bytes.get(..count).unwrap_or_default())
                    .is_err()
            {
                break;
            }
        }
        let _ = back.shutdown(Shutdown::Both);
        let _ = from.shutdown(Shutdown::Both);
    });
}

impl Rule {
    fn breaks(&self, sent: &[u8]) -> bool {
        let has = |word: &str| sent.windows(word.len()).any(|part| part == word.as_bytes());
        if !self.behind.load(Ordering::SeqCst) {
            self.behind.store(has(self.at.behind), Ordering::SeqCst);
        }
        let text = sent.strip_suffix(b"\0").unwrap_or(sent);
        if !self.behind.load(Ordering::SeqCst) || !text.ends_with(self.at.at.as_bytes()) {
            return false;
        }
        let breaks = self.seen.fetch_add(1, Ordering::SeqCst) + 1 == self.at.nth;
        self.broken.fetch_or(breaks, Ordering::SeqCst);
        breaks
    }
}
