//! How is work shared out? The only door to threads.
//!
//! Threads live as long as one call (`std::thread::scope`) and are never kept. A process that forks
//! therefore carries no pool whose threads are gone, there is no lock to inherit, and nothing to
//! shut down; starting a thread costs some 20 µs, and small work stays on the calling thread.
//!
//! The answer never depends on the number of threads: [`Job::map`] hands out items in any order and
//! returns the results in the order of the items. A caller that needs one total merges them in that
//! order.
//!
//! [`supervise`] runs a whole computation while the calling thread looks after the outside world
//! (signals, a progress bar) every [`TICK`].

use std::any::Any;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::{Error, Result};

/// How often a supervised computation lets its caller look up.
pub const TICK: Duration = Duration::from_millis(50);

/// What the standard library reserves for a thread, in bytes.
const STACK: usize = 2 << 20;

/// The number of worker threads if the caller does not choose: one a processor.
pub fn available_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// What a running computation shares with those who watch it.
#[derive(Debug)]
pub struct Job {
    threads: usize,
    memory: Option<u64>,
    stop: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

impl Job {
    /// A job on at most `threads` threads (at least one).
    pub fn new(threads: usize) -> Self {
        Self {
            threads: threads.max(1),
            memory: None,
            stop: AtomicBool::new(false),
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
        }
    }

    /// The same job where `memory` bytes are free; `None` if nobody knows.
    #[must_use]
    pub fn with_memory(self, memory: Option<u64>) -> Self {
        Self { memory, ..self }
    }

    /// How many bytes were free at the start, if that is known.
    pub fn memory(&self) -> Option<u64> {
        self.memory
    }

    /// The number of threads that this job may use.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// Asks the work to stop; it returns [`Error::Interrupted`] at its next [`Job::check`].
    pub fn request_stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// To be called in every long loop, at least every few milliseconds.
    ///
    /// # Errors
    ///
    /// [`Error::Interrupted`] once the caller has asked to stop.
    pub fn check(&self) -> Result<()> {
        if self.stop.load(Ordering::Relaxed) { Err(Error::Interrupted) } else { Ok(()) }
    }

    /// Announces `units` more units of work.
    pub fn announce(&self, units: u64) {
        self.total.fetch_add(units, Ordering::Relaxed);
    }

    /// Reports `units` of work as done.
    pub fn advance(&self, units: u64) {
        self.done.fetch_add(units, Ordering::Relaxed);
    }

    /// Units done and units announced so far.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Applies `f` to `0..n` on the threads of the job; results come back in the order of the
    /// items.
    ///
    /// # Errors
    ///
    /// The error of the first item (in item order) among those that failed;
    /// [`Error::Interrupted`] once a stop was requested.
    ///
    /// # Panics
    ///
    /// If `f` panics: the panic goes on in the calling thread.
    pub fn map<T: Send>(&self, n: usize, f: impl Fn(usize) -> Result<T> + Sync) -> Result<Vec<T>> {
        let workers = self.threads.min(n);
        if workers <= 1 {
            return (0..n).map(|i| self.check().and_then(|()| f(i))).collect();
        }
        let next = AtomicUsize::new(0);
        let work = || {
            let mut results = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                if i >= n {
                    return results;
                }
                let result = self.check().and_then(|()| f(i));
                let failed = result.is_err();
                results.push((i, result));
                if failed {
                    next.store(n, Ordering::Relaxed);
                    return results;
                }
            }
        };
        let mut results = in_scope(workers, &work);
        results.sort_unstable_by_key(|&(i, _)| i);
        results.into_iter().map(|(_, result)| result).collect()
    }

    /// Cuts `0..n` into at most one contiguous part a thread and applies `f` to each, in order.
    ///
    /// `weight` says how heavy an item is; parts get about the same weight. What is merged from the
    /// parts must not depend on where the cuts fall.
    ///
    /// # Errors
    ///
    /// As [`Job::map`].
    pub fn map_parts<T: Send>(
        &self,
        n: usize,
        weight: impl Fn(usize) -> usize,
        f: impl Fn(Range<usize>) -> Result<T> + Sync,
    ) -> Result<Vec<T>> {
        let parts = split(n, self.threads, weight);
        self.map(parts.len(), |i| f(parts[i].clone()))
    }
}

/// Contiguous parts of `0..n`, at most `parts` of them, of about equal weight; none is empty.
fn split(n: usize, parts: usize, weight: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let total: usize = (0..n).map(&weight).sum();
    let mut ranges = Vec::with_capacity(parts);
    let (mut start, mut seen) = (0, 0);
    for i in 0..n {
        seen += weight(i);
        let due = (ranges.len() + 1) * (total / parts.max(1) + 1);
        if seen >= due || i + 1 == n {
            ranges.push(start..i + 1);
            start = i + 1;
        }
    }
    ranges
}

#[allow(clippy::disallowed_methods)] // this is the door
fn in_scope<T: Send>(workers: usize, work: &(impl Fn() -> Vec<T> + Sync)) -> Vec<T> {
    std::thread::scope(|scope| {
        // Where no more threads can be had, those there are do all of the work.
        let start = |_| std::thread::Builder::new().spawn_scoped(scope, work).ok();
        let others: Vec<_> = (1..workers).map_while(start).collect();
        let mut results = work();
        for other in others {
            results.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    })
}

/// Runs `work` on another thread while this one calls `tick` every [`TICK`] until it is done.
///
/// Work that ends within the first few microseconds costs one thread start and no tick. An error of
/// `tick` stops the work and is returned once it has stopped. A panic of `work` becomes
/// [`Error::Internal`].
///
/// # Errors
///
/// Those of `work`, converted, and those of `tick`.
#[allow(clippy::disallowed_methods)] // this is the door
pub fn supervise<T: Send, E: From<Error>>(
    job: &Job,
    work: impl FnOnce(&Job) -> Result<T> + Send,
    mut tick: impl FnMut(&Job) -> std::result::Result<(), E>,
) -> std::result::Result<T, E> {
    std::thread::scope(|scope| {
        let (sender, receiver) = channel();
        let worker = move || {
            let _ = sender.send(guard(|| work(job)));
        };
        if std::thread::Builder::new().spawn_scoped(scope, worker).is_err() {
            return Err(Error::OutOfMemory { purpose: "another thread", bytes: STACK }.into());
        }
        let mut refused = None;
        loop {
            match receiver.recv_timeout(TICK) {
                Ok(result) => return refused.map_or_else(|| result.map_err(E::from), Err),
                Err(RecvTimeoutError::Timeout) if refused.is_none() => {
                    if let Err(error) = tick(job) {
                        job.request_stop();
                        refused = Some(error);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Error::Internal("a worker vanished".to_owned()).into());
                }
            }
        }
    })
}

/// Runs `work` and turns a panic into [`Error::Internal`].
///
/// # Errors
///
/// Those of `work`, and [`Error::Internal`].
pub fn guard<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    // What a panicking closure leaves half-built is dropped with it and never looked at again.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(Error::Internal(said(&*panic))))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items_at_any_number_of_threads() {
        for threads in [1, 2, 7, 64] {
            let squares = Job::new(threads).map(100, |i| Ok(i * i)).unwrap();
            assert_eq!(squares, (0..100).map(|i| i * i).collect::<Vec<_>>());
        }
    }

    #[test]
    fn parts_cover_every_item_once() {
        for (n, parts) in [(0, 3), (1, 3), (10, 3), (10, 1), (3, 10)] {
            let ranges = split(n, parts, |i| i * i);
            assert!(ranges.len() <= parts);
            assert_eq!(
                ranges.into_iter().flatten().collect::<Vec<_>>(),
                (0..n).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn a_requested_stop_ends_the_work() {
        let job = Job::new(2);
        let result: Result<()> = supervise(
            &job,
            |job| loop {
                job.check()?;
                std::thread::yield_now();
            },
            |_| Err(Error::invalid("x", 1, "2")),
        );
        assert_eq!(result, Err(Error::invalid("x", 1, "2")));
    }

    #[test]
    fn a_panic_in_any_thread_is_an_error() {
        let job = Job::new(4);
        let planted = |i: usize| if i == 7 { panic!("planted") } else { Ok(i) };
        let result: Result<Vec<usize>> = supervise(&job, |job| job.map(10, planted), |_| Ok(()));
        assert_eq!(result, Err(Error::Internal("planted".to_owned())));
    }
}
