//! Why no pool of ours has a reaper. In SQLx 0.9.0 the number of idle connections falls below zero for a moment, which
//! reads as 2^64, and a reaper that looks at that moment never ends (launchbadge/sqlx#3645).

use std::process::{Command, Stdio};
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
/// How long to try at most: the wrong moment comes by chance.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many looks a pool of ours is given.
const LOOKS: usize = 5;

/// A process of its own plays each part, for whoever spins cannot be stopped otherwise.
#[test]
fn a_pool_with_a_reaper_spins_for_ever_and_one_of_ours_does_not() {
    if let Ok(pool) = std::env::var(POOL) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(8).enable_all().build();
        let spins = runtime.expect("a runtime").block_on(spins(pool == "reaper"));
        std::process::exit(if spins { SPINS } else { 0 });
    }
    let ends = |pool| {
        let mut child = Command::new(std::env::current_exe().expect("this program"));
        child.args([NAME, "--exact"]).env(POOL, pool).stdout(Stdio::null());
        child.status().expect("a process").code()
    };
    assert_eq!(ends("reaper"), Some(SPINS), "SQLx is mended: pools may have a reaper again");
    assert_eq!(ends("ours"), Some(0));
}

async fn spins(with_reaper: bool) -> bool {
    let database = TestDatabase::new(Engine::Sqlite).await;
    let (pools, looks) = if with_reaper {
        // Often, instead of every ten minutes.
        let options = SqlitePoolOptions::new().max_connections(2).idle_timeout(Duration::from_millis(1));
        (vec![options.connect("sqlite::memory:").await.expect("a pool")], usize::MAX)
    } else {
        let ours = connect(&database.url()).await.expect("a database");
        let alone = single(&database.url()).await.expect("a database");
        (
            vec![ours.reader, ours.writer, alone].iter().map(|one| one.get_sqlite_connection_pool().clone()).collect(),
            LOOKS,
        )
    };
    let begun = Instant::now();
    for _ in 0..looks {
        if begun.elapsed() > PATIENCE {
            break;
        }
        join_all((0..16).map(|n| tokio::spawn(churn(pools[n % pools.len()].clone())))).await;
        tokio::time::sleep(REST / 4).await;
        let before = worked();
        tokio::time::sleep(REST).await;
        // Half of a core's time.
        if worked() - before > REST / 2 {
            return true;
        }
    }
    false
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
