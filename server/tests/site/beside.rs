//! Commands beside a running server, while people sign up: neither stands in the other's way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use reqwest::Client;
use reqwest::redirect::Policy;
use server::actions::samples::CONTENTS;
use tokio::task::JoinHandle;

use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::page::Page;
use crate::support::process::{Process, command, import, until};

/// How many people sign up at once.
const AT_ONCE: usize = 4;
/// For how long each command is given again and again, in seconds: one when nothing else is asked for.
const SECONDS: &str = "ONPURPOSE_TEST_BESIDE_SECONDS";

both!(commands_beside_a_server_where_people_sign_up_succeed_and_so_do_the_sign_ups);
async fn commands_beside_a_server_where_people_sign_up_succeed_and_so_do_the_sign_ups(engine: Engine) {
    let seconds = std::env::var(SECONDS).ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(1);
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("log")).await;
    let crowd = Crowd::start(&process).await;
    let figures = tokio::task::block_in_place(|| {
        ["import", "expire", "keys rotate", "organiser add", "verify"].map(|what| {
            let before = crowd.accepted();
            let times = again_and_again(&database, what, Duration::from_secs(seconds));
            format!("{what}: {times} times beside {} sign-ups", crowd.accepted() - before)
        })
    });
    let accepted = crowd.end().await;
    println!("{engine:?}, {}", figures.join(", "));
    assert!(accepted > AT_ONCE, "{accepted} signed up");
    let said = process.said();
    let wrong: Vec<&str> = said.lines().filter(|line| line.contains("ERROR") || line.contains("locked")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

both!(two_turns_at_once_among_sign_ups_both_come_to_an_end);
async fn two_turns_at_once_among_sign_ups_both_come_to_an_end(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("log")).await;
    let crowd = Crowd::start(&process).await;
    for _ in 0..2 {
        let turns = [(); 2].map(|()| command(&database).args(["keys", "rotate"]).spawn().expect("a process"));
        for mut turn in turns {
            let ended = until("the end of a turn", async || turn.try_wait().expect("a process")).await;
            assert!(ended.success(), "{ended}");
        }
    }
    crowd.end().await;
    let output = command(&database).args(["keys", "check"]).output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = process.said();
    assert!(!said.contains("ERROR"), "{said}");
}

/// Gives a command until `time` is over, twice at least. Returns how often that was.
fn again_and_again(database: &TestDatabase, what: &str, time: Duration) -> usize {
    let (started, mut times) = (Instant::now(), 0);
    while times < 2 || started.elapsed() < time {
        times += 1;
        let mut command = command(database);
        command.env("RUST_LOG", "info").args(what.split(' '));
        match what {
            "import" => {
                // Another title each time, so that there is something to write.
                let file = database.folder().join("again.toml");
                let contents = CONTENTS.replace("Summer supper", &format!("Summer supper {times}"));
                std::fs::write(&file, contents).expect("a file");
                command.arg(file);
            }
            "organiser add" => {
                let email = format!("organiser{times}@example.org");
                command.args(["--email", &email, "--name", "Olu", "--branch", "quayside", "--role", "organiser"]);
            }
            _ => {}
        }
        let output = command.output().expect("a process");
        let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
        assert!(output.status.success() && !said[0].contains("ERROR"), "{what}, the {times}th time: {said:?}");
    }
    times
}

/// People who sign up one after the other, several of them at once.
struct Crowd {
    accepted: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
    people: Vec<JoinHandle<()>>,
}

impl Crowd {
    async fn start(process: &Process) -> Self {
        let (accepted, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let url = format!("{}/events/supper", process.url);
        let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(30)).build().expect("one");
        let hidden = Page::read(client.get(&url).send().await.expect("a form")).await.hidden_inputs();
        let one = |person: usize| {
            let (accepted, over) = (accepted.clone(), over.clone());
            let (client, url, hidden) = (client.clone(), url.clone(), hidden.clone());
            tokio::spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    let number = accepted.load(Ordering::Relaxed);
                    let email = format!("person{person}.{number}@example.org");
                    let mut fields: Vec<(&str, &str)> =
                        hidden.iter().map(|(name, value)| (&**name, &**value)).collect();
                    fields.extend([("email", email.as_str()), ("seats", "1"), ("name", "A person")]);
                    let answer = client.post(&url).form(&fields).send().await.expect("an answer");
                    assert_eq!(answer.status(), 303, "{:?}", answer.text().await);
                    accepted.fetch_add(1, Ordering::Relaxed);
                }
            })
        };
        let people = (0..AT_ONCE).map(one).collect();
        Self { accepted, over, people }
    }

    fn accepted(&self) -> usize {
        self.accepted.load(Ordering::Relaxed)
    }

    /// Sends them home. Returns how many have signed up.
    async fn end(self) -> usize {
        self.over.store(true, Ordering::Relaxed);
        for ended in join_all(self.people).await {
            ended.expect("everybody was let in");
        }
        self.accepted.load(Ordering::Relaxed)
    }
}
