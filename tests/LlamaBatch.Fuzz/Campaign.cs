using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LlamaBatch.Fuzzing;

/// <summary>
/// Feeds every reader of files with damaged ones. An input is a function of the seed and its number, whatever thread
/// takes it, so that one that did what none may do can be tried again alone.
/// </summary>
public sealed class Campaign
{
    private const int Block = 64;
    private const int MostFindings = 20;

    private static readonly Func<Subject>[] _makers =
    [
        () => new ConfigSubject(), () => new SafetensorsSubject(), () => new FolderSubject(), () => new AttemptSubject(),
        () => new ResultsSubject(),
        () => new ReportSubject(), () => new CheckpointSubject(), () => new TextSubject(), () => new RunTableSubject(),
    ];

    private readonly string? _reader;
    private readonly TimeSpan _limit;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _inputs;
    private readonly int _seed;
    private readonly TimeSpan _longest;
    private readonly Lock _lock = new();
    private readonly List<string> _findings = [];
    private readonly Dictionary<string, (long Inputs, long Read, TimeSpan Time, TimeSpan Longest)> _sums = [];
    private long _next;

    /// <summary>A campaign of so many inputs.</summary>
    /// <param name="inputs">How many.</param>
    /// <param name="seed">What they are drawn with.</param>
    /// <param name="longest">How long one may take; where it takes longer, the process says which and ends.</param>
    /// <param name="limit">How long all may take, then no more are begun; any time where it is left out.</param>
    /// <param name="reader">The one reader that gets all of them; each its share where none is named.</param>
    public Campaign(long inputs, int seed, TimeSpan longest, TimeSpan? limit = null, string? reader = null)
    {
        _reader = reader;
        _limit = limit ?? TimeSpan.MaxValue;
        _inputs = inputs;
        _seed = seed;
        _longest = longest;
    }

    /// <summary>The names of all readers.</summary>
    public static IReadOnlyList<string> Readers { get; } =
    [
        "config.json", "safetensors", "model folder", "attempt file", "results.jsonl", "report", "checkpoint", "text, text cache",
        "table of runs",
    ];

    /// <summary>How many were tried.</summary>
    public long Tried => _sums.Values.Sum(sum => sum.Inputs);

    /// <summary>What went wrong, each with the command that repeats it.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Runs all inputs.</summary>
    /// <param name="threads">On so many threads.</param>
    /// <param name="from">The number of the first.</param>
    public void Run(int threads, long from = 0)
    {
        _next = from;
        var watches = Enumerable.Range(0, threads).Select(_ => new Watch()).ToArray();
        Thread[] workers = [.. watches.Select(
            watch => new Thread(() => Work(watch, from + _inputs), maxStackSize: 1 << 22) { IsBackground = true })];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            while (!worker.Join(TimeSpan.FromSeconds(1)))
            {
                foreach (Watch watch in watches)
                {
                    if (watch.Since is long since && Stopwatch.GetElapsedTime(since) > _longest)
                    {
                        Console.Error.WriteLine($"Input {watch.Input} takes longer than {_longest.TotalSeconds} s. {Repeat(watch.Input)}");
                        Environment.Exit(1);
                    }
                }
            }
        }
    }

    /// <summary>What was tried, by subject, as a Markdown table.</summary>
    public string Table()
    {
        var table = new StringBuilder("| Reader | Inputs | Taken for good | ms each | Longest, ms |\n|---|--:|--:|--:|--:|\n");
        foreach ((string name, var sum) in _sums.OrderBy(sum => sum.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {sum.Inputs:N0} | {sum.Read:N0} | "
                + $"{sum.Time.TotalMilliseconds / sum.Inputs:0.000} | {sum.Longest.TotalMilliseconds:0} |\n");
        }

        return table.ToString();
    }

    private void Work(Watch watch, long end)
    {
        Subject[] subjects = [.. _makers.Where((_, i) => _reader is null || Readers[i] == _reader).Select(make => make())];
        var sums = subjects.ToDictionary(subject => subject, _ => (Inputs: 0L, Time: TimeSpan.Zero, Longest: TimeSpan.Zero));
        long first;
        while ((first = Interlocked.Add(ref _next, Block) - Block) < end && _findings.Count < MostFindings && _clock.Elapsed < _limit)
        {
            for (long input = first; input < Math.Min(first + Block, end); input++)
            {
                var random = new Random(HashCode(_seed, input));
                Subject subject = Chosen(subjects, random);
                long start = Stopwatch.GetTimestamp();
                watch.Begin(input, start);
                Try(subject, random, input);
                watch.End();
                TimeSpan took = Stopwatch.GetElapsedTime(start);
                var sum = sums[subject];
                sums[subject] = (sum.Inputs + 1, sum.Time + took, took > sum.Longest ? took : sum.Longest);
            }
        }

        lock (_lock)
        {
            foreach ((Subject subject, var sum) in sums.Where(sum => sum.Value.Inputs > 0))
            {
                var all = _sums.GetValueOrDefault(subject.Name);
                _sums[subject.Name] = (all.Inputs + sum.Inputs, all.Read + subject.Read, all.Time + sum.Time, sum.Longest > all.Longest
                    ? sum.Longest
                    : all.Longest);
            }
        }

        foreach (IDisposable subject in subjects.OfType<IDisposable>())
        {
            subject.Dispose();
        }
    }

    private void Try(Subject subject, Random random, long input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? wrong = null;
        try
        {
            subject.Run(random);
        }
        catch (Exception problem)
        {
            wrong = problem is Finding ? problem.Message : problem.ToString();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        wrong ??= allocated > subject.MostBytes ? $"It allocated {allocated >> 20} MiB." : null;
        if (wrong is not null)
        {
            const int shown = 1_500;
            lock (_lock)
            {
                _findings.Add($"{subject.Name}, input {input}: "
                    + $"{wrong}\n{Repeat(input)}\n"
                    + $"{Encoding.Latin1.GetString(subject.Input.AsSpan(0, Math.Min(shown, subject.Input.Length)))}");
            }
        }
    }

    private string Repeat(long input) => string.Create(
            CultureInfo.InvariantCulture,
            $"Repeat it with --seed {_seed} --from {input} --inputs 1{(_reader is null ? "" : $" --reader \"{_reader}\"")}.");

    private static Subject Chosen(Subject[] subjects, Random random)
    {
        int place = random.Next(subjects.Sum(subject => subject.Share));
        return subjects.First(subject => (place -= subject.Share) < 0);
    }

    /// <summary>The same on every machine, unlike the one of .NET.</summary>
    private static int HashCode(int seed, long input)
    {
        ulong mixed = ((ulong)(uint)seed << 32) + ((ulong)input * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)(mixed ^ (mixed >> 31));
    }

    /// <summary>What a thread is at, for the one that watches.</summary>
    private sealed class Watch
    {
        private long _since;

        public long Input { get; private set; }

        public long? Since => Interlocked.Read(ref _since) is not 0 and long since ? since : null;

        public void Begin(long input, long now)
        {
            Input = input;
            Interlocked.Exchange(ref _since, now);
        }

        public void End() => Interlocked.Exchange(ref _since, 0);
    }
}
