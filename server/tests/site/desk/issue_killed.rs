//! `kill -9` in the middle of an issue, again and again: nobody is missed, and only what was on its way goes out twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use app::domain::role::Role;
use server::actions::samples::{CONTENTS, dated, readers};
use server::clock::Clock;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

use super::issues::{draft, olu, send};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::{Engine, TestDatabase};
use crate::support::dump::Inside;
use crate::support::process::{Process, until};

const READERS: u32 = 2_000;
const KILLS: usize = 8;
/// The most mails that are on their way at one moment.
const CONNECTIONS: usize = 16;
/// One mail in so many is taken by the relay, which then cuts the connection instead of saying so.
const CUT: usize = 97;

/// A relay that keeps the Message-ID of every mail whose content it got.
struct Relay {
    url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    heard: Vec<String>,
    open: usize,
}

impl Relay {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = shared.clone();
                tokio::spawn(async move {
                    state.lock().expect("the state").open += 1;
                    // A process that is killed cuts its connections: that ends the dialogue and nothing else.
                    drop(talk(stream, &state).await);
                    state.lock().expect("the state").open -= 1;
                });
            }
        });
        Self { url, state }
    }

    fn heard(&self) -> Vec<String> {
        self.state.lock().expect("the state").heard.clone()
    }

    /// Waits until it has read everything that a killed process sent.
    async fn is_alone(&self) {
        until("the end of its connections", async || (self.state.lock().expect("the state").open == 0).then_some(()))
            .await;
    }
}

async fn talk(stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 relay.example ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        if line != "DATA" {
            writer.write_all(b"250 relay.example\r\n").await?;
            continue;
        }
        writer.write_all(b"354 go on\r\n").await?;
        let mut id = None;
        loop {
            match lines.next_line().await? {
                None => return Ok(()),
                Some(line) if line == "." => break,
                Some(line) => id = id.or_else(|| line.strip_prefix("Message-ID: <").map(str::to_owned)),
            }
        }
        let is_cut = {
            let mut state = state.lock().expect("the state");
            state.heard.push(id.as_deref().and_then(|id| id.split('@').next()).expect("a Message-ID").to_owned());
            state.heard.len().is_multiple_of(CUT)
        };
        if is_cut {
            return Ok(());
        }
        writer.write_all(b"250 taken\r\n").await?;
    }
    Ok(())
}

/// A site whose issue is queued for every reader and not sent yet; the Message-ID of each mail, by its id; the issue's path.
async fn queued(engine: Engine) -> (TestDatabase, BTreeMap<Uuid, String>, String) {
    let clock = Arc::new(Clock::system());
    let today = clock.now().date_naive();
    let app = TestApp::over(TestDatabase::new(engine).await, clock, &[]).await;
    app.import(&dated(CONTENTS, today)).await;
    readers(&app.site, "news", READERS).await.expect("readers");
    let olu = olu(&app).await;
    let path = draft(&app, &olu, "June", "Hello").await;
    send(&app, &olu, &path).await;
    let ids = app.inside().await.ids("SELECT id FROM outbox WHERE kind = 'issue'").await;
    let mails = ids.into_iter().map(|id| (id, app.site.vault.message_id(id))).collect();
    (app.stop().await.0, mails, path)
}

both!(after_kill_9_again_and_again_an_issue_has_missed_nobody_and_repeats_only_what_was_on_its_way);
async fn after_kill_9_again_and_again_an_issue_has_missed_nobody_and_repeats_only_what_was_on_its_way(engine: Engine) {
    let relay = Relay::start().await;
    let (database, mails, path) = queued(engine).await;
    assert_eq!(mails.len(), READERS as usize);
    let settings = [("ONPURPOSE_SMTP_URL", relay.url.as_str()), ("ONPURPOSE_SWEEP_SECONDS", "1")];
    let inside = Inside::open(&database.url()).await;
    let (mut noted, mut on_their_way) = (BTreeSet::new(), 0);
    for kill in 1..=KILLS {
        let before = relay.heard().len();
        let log = database.folder().join(format!("{kill}.log"));
        let process = Process::start_with(&database, &log, &settings).await;
        until("some mails", async || (relay.heard().len() >= before + 23 * kill).then_some(())).await;
        process.kill();
        relay.is_alone().await;
        let heard: BTreeSet<String> = relay.heard().split_off(before).into_iter().collect();
        assert!(heard.is_disjoint(&noted), "what was noted before isn't sent again");
        let ended = inside.ids("SELECT id FROM outbox WHERE state IN ('sent', 'in_doubt')").await;
        noted = ended.iter().map(|id| mails[id].clone()).collect();
        let unnoted = heard.difference(&noted).count();
        assert!(unnoted <= CONNECTIONS, "{unnoted} were on their way at kill {kill}");
        assert!(noted.len() < mails.len(), "killed in the middle of it");
        on_their_way += unnoted;
    }

    let before = relay.heard().len();
    let process = Process::start_with(&database, &database.folder().join("last.log"), &settings).await;
    let left = "SELECT COUNT(*) FROM announcement WHERE state <> 'done'";
    until("its end", async || (inside.number(left).await == 0).then_some(())).await;
    process.stop();
    let heard = relay.heard();
    assert!(heard[before..].iter().all(|id| !noted.contains(id)), "what was noted before isn't sent again");
    let reached: BTreeSet<&String> = heard.iter().collect();
    assert_eq!(reached, mails.values().collect(), "nobody is missed");
    let repeats = heard.len() - reached.len();
    assert!(repeats <= on_their_way, "{repeats} repeats of {on_their_way} that were on their way");
    let counted = "SELECT SUM(sent + in_doubt) - SUM(failed) FROM announcement";
    assert_eq!(inside.number(counted).await, i64::from(READERS));
    let in_doubt = inside.number("SELECT SUM(in_doubt) FROM announcement").await;
    assert!(in_doubt > 0, "a relay that cuts connections leaves doubt");
    inside.close().await;

    let app = TestApp::over(database, Arc::new(Clock::system()), &[]).await;
    let mina = Colleague::new(&app, "mina", &[("quayside", Role::Organiser)]).await;
    let page = mina.get(&app, &path).await;
    assert!(page.says(&format!("May not have arrived {in_doubt}")), "{}", page.text());
}
