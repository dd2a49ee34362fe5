//! Why no pool of ours has a reaper. In SQLx 0.9.0 the number of idle connections falls below zero for a moment, which
//! reads as 2^64, and a reaper that looks at that moment never ends (launchbadge/sqlx#3645).

use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use sea_orm::sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use server::db::connect::{connect, single};

use crate::support::database::{Engine, TestDatabase};

/// Says to a process of this test which pool it is to try.
const POOL: &str = "ONPURPOSE_TEST_POOL";
const NAME: &str = "reaper::a_pool_with_a_reaper_spins_for_ever_and_one_of_ours_does_not";
/// What a process ends with whose reaper spins.
const SPINS: i32 = 42;
/// How long connections are taken and given back between two looks.
const CHURN: Duration = Duration::from_millis(200);
/// How long it rests then. Who still works then is the reaper.
const REST: Duration = Duration::from_millis(200);
/// How long a round may take: where one does not end, the reaper has taken a thread of its runtime.
const ROUND: Duration = Duration::from_secs(3);
/// The same for pools of ours, which are given as long as a busy machine needs.
const ROUND_OF_OURS: Duration = Duration::from_secs(30);
/// How often to look at most: the wrong moment comes by chance.
const LOOKS: usize = 60;
/// How often to look at pools of ours.
const LOOKS_AT_OURS: usize = 5;

/// A process of its own plays each part, for whoever spins cannot be stopped otherwise.
#[test]
fn a_pool_with_a_reaper_spins_for_ever_and_one_of_ours_does_not() {
    if let Ok(pool) = std::env::var(POOL) {
        std::process::exit(if spins(pool == "reaper") { SPINS } else { 0 });
    }
    let ends = |pool| {
        let mut child = Command::new(std::env::current_exe().expect("this program"));
        child.args([NAME, "--exact"]).env(POOL, pool).stdout(Stdio::null());
        child.status().expect("a process").code()
    };
    assert_eq!(ends("reaper"), Some(SPINS), "SQLx is mended: pools may have a reaper again");
    assert_eq!(ends("ours"), Some(0));
}

/// Whether somebody works on while nobody asks for anything.
fn spins(with_reaper: bool) -> bool {
    let (ended, ends) = channel();
    let (begin, begins) = channel();
    let (looks, round) = if with_reaper { (LOOKS, ROUND) } else { (LOOKS_AT_OURS, ROUND_OF_OURS) };
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(8).enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let database = TestDatabase::new(Engine::Sqlite).await;
            let pools = if with_reaper { with_a_reaper().await } else { ours(&database.url()).await };
            while begins.recv().is_ok() {
                join_all((0..16).map(|n| tokio::spawn(churn(pools[n % pools.len()].clone())))).await;
                ended.send(()).expect("somebody who looks");
            }
        });
    });
    for _ in 0..looks {
        begin.send(()).expect("somebody who works");
        if ends.recv_timeout(round).is_err() {
            return true;
        }
        std::thread::sleep(REST / 4);
        let before = worked();
        std::thread::sleep(REST);
        // Half of a core's time.
        if worked() - before > REST / 2 {
            return true;
        }
    }
    false
}

/// As SQLx makes it, but that the reaper comes every millisecond instead of every ten minutes.
async fn with_a_reaper() -> Vec<SqlitePool> {
    let options = SqlitePoolOptions::new().max_connections(2).idle_timeout(Duration::from_millis(1));
    vec![options.connect("sqlite::memory:").await.expect("a pool")]
}

async fn ours(url: &str) -> Vec<SqlitePool> {
    let site = connect(url).await.expect("a database");
    let alone = single(url).await.expect("a database");
    [site.reader, site.writer, alone].iter().map(|one| one.get_sqlite_connection_pool().clone()).collect()
}

async fn churn(pool: SqlitePool) {
    let begun = Instant::now();
    while begun.elapsed() < CHURN {
        drop(pool.acquire().await.expect("a connection"));
    }
}

/// How long this process has had a processor.
fn worked() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("this process");
    let fields: Vec<&str> = stat.rsplit(')').next().expect("fields").split_whitespace().collect();
    let ticks: u64 = fields[11..13].iter().map(|ticks| ticks.parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 10)
}
