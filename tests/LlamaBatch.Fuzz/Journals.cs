using System.Globalization;
using System.IO.Hashing;
using System.Text;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Fuzzing;

/// <summary>Journal files of studies whose numbers are made up, and lines of them that are damaged and sealed again.</summary>
internal static class Journals
{
    private static readonly MachineFacts _machine = new("1.0.0", ".NET 10", "Linux", "A processor", 2, 8L << 30);

    /// <summary>The studies, of which nothing is trained, each with the lines of its results.</summary>
    public static IReadOnlyList<(Experiment Study, IReadOnlyList<string> Lines)> Studies { get; }
        = [.. ExperimentCatalog.All.Where(study => study.IsTrained).Select(study => (study, (IReadOnlyList<string>)ResultsOf(study)))];

    /// <summary>Lines of results.</summary>
    public static IReadOnlyList<string> Results => Studies[0].Lines;

    /// <summary>The lines of an attempt's file, with every kind of record.</summary>
    public static IReadOnlyList<string> Attempt { get; } = AttemptOf();

    /// <summary>The trial of <see cref="Attempt"/>.</summary>
    public const string Trial = "0123456789abcdef";

    /// <summary>
    /// Gives a record the checksum that fits, so that damage reaches what is behind it. What is no object stays as it is.
    /// </summary>
    public static byte[] Sealed(byte[] json)
    {
        if (json.Length < 2 || json[0] != '{')
        {
            return json;
        }

        byte[] body = json[1..];
        return [.. "{\"sum\":\""u8, .. Encoding.ASCII
            .GetBytes(Crc32.HashToUInt32(body).ToString("x8", CultureInfo.InvariantCulture)), .. "\","u8, .. body];
    }

    /// <summary>The record of a line, without its checksum.</summary>
    public static string RecordOf(string line) => "{" + line["{\"sum\":\"00000000\",".Length..];

    /// <summary>A line whose record is damaged, mostly with the checksum that fits.</summary>
    public static byte[] Damaged(string line, Random random) => random.Next(10) == 0
        ? new Mutation(random).Of(Encoding.UTF8.GetBytes(line))
        : Sealed(Encoding.UTF8.GetBytes(new Mutation(random).OfJson(RecordOf(line))).Where(letter => letter != '\n').ToArray());

    /// <summary>Lines as a file.</summary>
    public static byte[] FileOf(IEnumerable<byte[]> lines)
    {
        var file = new MemoryStream();
        foreach (byte[] line in lines)
        {
            file.Write(line);
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }

    /// <summary>A failure of each kind.</summary>
    private static IReadOnlyList<AttemptFailure> Failures =>
    [
        new WrittenFailure("It broke."),
        new NoRecordedEnd(),
        new WorkerExited(77, "native code gave up [here]"),
        new WorkerSignaled(9, MemoryRanOut: true, ""),
        new StackOverflowed("Perplexity.Measure"),
        new AllocationFailed("bad_alloc"),
        new FileFailed(FileFault.DiskFull, "No space left on device"),
        new Threw("InvalidOperationException", "The fake fault struck."),
    ];

    /// <summary>A note of each kind that a file can hold.</summary>
    private static IReadOnlyList<Note> Notes =>
    [
        new WorkerNote(
            "seed=1",
            new UnusableCheckpoint("a.checkpoint", new(CheckpointFault.ChangedCode, "Perplexity"), TriesPrevious: true)),
        new WorkerNote("seed=1", new OtherVectorWidth("a.checkpoint", 256, 512, 3)),
        new TornLine("runs/a.1.jsonl", 3),
        new DroppedRest("runs/a.1.jsonl", 3),
        new ChangedLine("results.jsonl", 3),
        new InvalidLine("results.jsonl", 3),
        new IgnoredRecord("results.jsonl", 3, "learning", "tokens", "-1"),
        new SkippedRecords("runs/a.1.jsonl", 3, "energy"),
        new FinishedTwice(Trial),
        new StoredTwice(Trial),
    ];

    private static List<string> ResultsOf(Experiment study)
    {
        var file = ResultsFile.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()));
        var corpora = new CorpusShelf(Path.GetTempPath());
        var random = new Random(1);
        var started = new DateTime(2026, 11, 24, 1, 2, 3, DateTimeKind.Utc);
        for (int finished = -1; finished != file.Results().Trials.Count;)
        {
            finished = file.Results().Trials.Count;
            foreach (Trial trial in study.PlannedAt(Scale.Full).Trials(corpora, file.Results().Trials)
                .Where(trial => !file.Results().Trials.ContainsKey(trial.Id))
                .ToList())
            {
                TrialResult result = Made(study, trial, random);
                started = started.AddSeconds(3);
                file.Add(result);
                file.Add(new Attempt(trial.Id, 1, trial.Label, result.Outcome, started, 2.5, null, null, _machine));
            }
        }

        for (int i = 0; i < Failures.Count; i++)
        {
            file.Add(file.Results().Attempts[0] with { Number = 2 + i, Outcome = Outcome.Killed, StartedUtc = started.AddMinutes(
                5 + i), Failure = Failures[i] });
        }

        foreach ((string corpus, string fingerprint) in corpora.Fingerprints)
        {
            file.Add(corpus, fingerprint);
        }

        file.Add(new WrittenNote("A note."));
        foreach (Note note in Notes)
        {
            file.Add(note);
        }

        return [.. file.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static TrialResult Made(Experiment study, Trial trial, Random random)
    {
        bool isCost = trial.Phase == Phase.Cost;
        long tokens = trial.Plan.TokensTrained;
        double batch = trial.Plan.Training.BatchSize.Count;
        double Near(double value) => value * (1 + (0.02 * random.NextDouble()));
        var learning = new Dictionary<string, IReadOnlyList<Measurement>>();
        foreach (MetricDefinition metric in study.Metrics.Where(metric => metric.Kind != MetricKind.Cost && !isCost))
        {
            learning[metric.Key] = [.. Enumerable.Range(1, 10)
                .Select(i => new Measurement(tokens * i / 10, Near(1.8 + (0.02 * batch) + (1.0 / i))))];
        }

        Dictionary<string, double> costs = !isCost ? [] : new()
        {
            ["StepTime"] = Near(0.001 * (1 + batch)),
            ["TokensPerSecond"] = Near(32_000 * batch / (1 + batch)),
            ["PeakMemory"] = 1e8,
            ["ModelFlopsUtilization"] = Near(0.5),
            ["CpuShare"] = 0.99,
            ["ReferenceSpeed"] = Near(2e10),
            ["StepSpread"] = 1.02,
        };
        return new(trial.Id, trial.Levels, trial.Seed, trial.Phase, Outcome.Completed, tokens, learning, costs);
    }

    private static List<string> AttemptOf()
    {
        Experiment study = ExperimentCatalog.All[0];
        Trial trial = study.PlannedAt(Scale.Full).Trials(new CorpusShelf(Path
            .GetTempPath()), new Dictionary<string, TrialResult>())[0] with { Id = Trial };
        using var scratch = new Scratch();
        string path = scratch["attempt.jsonl"];
        using (var journal = AttemptJournal.Create(path))
        {
            journal.Started(trial, 1, new DateTime(2026, 11, 24, 1, 2, 3, DateTimeKind.Utc), _machine);
            journal.Resumed(7);
            journal.Measured("ValidationLoss", new(100, 1.5));
            foreach (TrialNote note in Notes.OfType<WorkerNote>().Select(note => note.Event))
            {
                journal.Noted(note);
            }

            journal.Finished(
                Made(study, trial, new Random(1)) with { Costs = new Dictionary<string, double> { ["StepTime"] = double.NaN } });
            journal.Interrupted();
            foreach (AttemptFailure failure in Failures)
            {
                journal.Failed(Outcome.Killed, failure);
            }

        }

        return [.. File.ReadAllLines(path)];
    }
}
