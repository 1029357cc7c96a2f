using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch.Faults;

/// <summary>
/// Lets the system calls of three commands fail, one after the other, once or from then on: nothing that was committed,
/// acknowledged or printed may be lost, the exit code is 0 only where results and report are those of an undisturbed
/// command, and the same command in peace sets everything right.
/// </summary>
internal sealed class CallCampaign(FailingLibrary library, int most, TimeSpan duration, int seed)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(3);
    private static readonly string[] _first = ["run", "Toy", "--scale", "quick", "--workers", "1", "--trials", "*seed=1"];
    private static readonly string[] _second
        = ["run", "Toy", "--scale", "quick", "--workers", "1", "--checkpoint-seconds", "0.1", "--trials", "*BatchSize=4,*seed=2"];
    private static readonly string[] _report = ["report", "Toy", "--scale", "quick"];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _injected = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, int> _codes = [];
    private readonly HashSet<string> _mended = [];

    /// <summary>Whether everything was as it must be.</summary>
    public bool IsClean { get; private set; } = true;

    /// <summary>Calls of the commands, all of them.</summary>
    public int Calls { get; private set; }

    public void Run()
    {
        string root = Directory.CreateTempSubdirectory("llamabatch-calls-").FullName;
        try
        {
            string clone = Path.Combine(root, "clone");
            Expect(clone, _first);
            CopyFolder(clone, Path.Combine(root, "attempts"));
            Directory.Delete(Path.Combine(clone, "Toy", "runs"), recursive: true);
            File.Delete(Path.Combine(root, "attempts", "Toy", "results.jsonl"));
            Scenario[] scenarios =
            [
                Observe(root, "report in a fresh clone", clone, _report),
                Observe(root, "report from attempt files", Path.Combine(root, "attempts"), _report),
                Observe(root, "run in a fresh clone", clone, _second),
            ];

            List<(Scenario Scenario, CallFault Fault)> faults = [.. scenarios.SelectMany(
                scenario => scenario.Faults.Select(fault => (scenario, fault)))];
            Calls = scenarios.Sum(scenario => scenario.Calls);
            new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(faults));
            var clock = Stopwatch.StartNew();
            Parallel.ForEach(Partitioner.Create(
                faults.OrderBy(fault => fault.Fault.Round).Take(most),
                EnumerablePartitionerOptions.NoBuffering), new ParallelOptions {
                    MaxDegreeOfParallelism = 2 * Environment.ProcessorCount }, (fault, state, number) =>
            {
                if (clock.Elapsed > duration)
                {
                    state.Stop();
                    return;
                }

                Inject(Path.Combine(root, number.ToString(CultureInfo.InvariantCulture)), fault.Scenario, fault.Fault);
            });
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The table, in Markdown.</summary>
    public string Table(TimeSpan duration) => string.Join('\n',
    [
        "| System call | Failed |",
        "|---|--:|",
        .. _injected.Select(kind => string.Create(CultureInfo.InvariantCulture, $"| {kind.Key} | {kind.Value:N0} |")),
        string.Create(CultureInfo.InvariantCulture, $"| all, of {Calls:N0} calls of three commands, {duration.TotalMinutes:0.0} minutes, "
            + $"seed {seed} | {_injected.Values.Sum():N0} |"),
        "",
        "| Exit code | Count |",
        "|---|--:|",
        .. _codes.Select(code => string.Create(CultureInfo.InvariantCulture, $"| {code.Key} | {code.Value:N0} |")),
    ]);

    private Scenario Observe(string root, string name, string template, string[] command)
    {
        string folder = Path.Combine(root, "undisturbed-" + name.Replace(' ', '-'));
        CopyFolder(template, folder);
        string log = folder + ".log";
        var start = Start(folder, command);
        library.Prepare(start, folder, log, fault: null);
        using var host = new Host(start);
        if (!host.Wait(_limit) || host.ExitCode != 0)
        {
            throw new InvalidOperationException($"The undisturbed command '{name}' failed: {string.Join('\n', host.Lines)}\n{host.Errors}");
        }

        string[] calls = [.. File.ReadLines(log).Select(line => line.Split(' ')[0])];
        return new(name, template, command, calls.Length, State.Of(folder), [.. calls.SelectMany((call, i) => CallFault.ErrorsOf(call)
            .SelectMany(error => ((bool[])[false, true]).Select(stays => new CallFault(i + 1, call, error, stays))))]);
    }

    private void Inject(string folder, Scenario scenario, CallFault fault)
    {
        CopyFolder(scenario.Template, folder);
        State before = State.Of(folder);
        ProcessStartInfo start = Start(folder, scenario.Command);
        library.Prepare(start, folder, log: null, fault);
        using var host = new Host(start);
        if (!host.Wait(_limit))
        {
            Wrong(scenario, fault, "the command hangs");
            host.Kill();
            host.Wait(_limit);
            return;
        }

        lock (_gate)
        {
            if (library.CameTo(fault))
            {
                _injected[$"{fault.Call}: {CallFault.Errors[fault.Error]}"] = _injected.GetValueOrDefault(
                    $"{fault.Call}: {CallFault.Errors[fault.Error]}") + 1;
            }

            _codes[host.ExitCode] = _codes.GetValueOrDefault(host.ExitCode) + 1;
        }

        State after = State.Of(folder);
        string said = $"exit code {host.ExitCode}, '{host.Errors.Trim()}'";
        if (host.ExitCode is not (0 or 1 or 3) || host.Errors.Contains("   at ", StringComparison.Ordinal)
            || host.Errors.Contains("Unexpected error", StringComparison.Ordinal)
            || (host.ExitCode == 3 && host.Errors.Length == 0))
        {
            Wrong(scenario, fault, said);
        }

        if (before.Finished.Except(after.Finished).Any() || before.Committed.Except(after.Committed).Any())
        {
            Wrong(scenario, fault, $"a record is gone; {said}");
        }

        if (host.Lines.Any(line => line.StartsWith("[1/1]", StringComparison.Ordinal)) && after.Finished.Count <= before.Finished.Count)
        {
            Wrong(scenario, fault, $"a trial was printed as done and no file has it; {said}");
        }

        if (host.ExitCode == 0 && !after.Equals(scenario.Expected))
        {
            Wrong(scenario, fault, $"exit code 0, and results or report differ: {after.DifferenceTo(scenario.Expected)}");
        }

        if (IsNew(scenario, folder))
        {
            Mend(folder, scenario, fault, after, said);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Gives the command once more, in peace.</summary>
    private void Mend(string folder, Scenario scenario, CallFault fault, State after, string said)
    {
        int attempts = AttemptFiles(folder);
        using var host = new Host(Start(folder, scenario.Command));
        if (!host.Wait(_limit) || host.ExitCode != 0)
        {
            host.Kill();
            Wrong(scenario, fault, $"the same command in peace fails: '{host.Errors.Trim()}'; {said}");
            return;
        }

        State mended = State.Of(folder);
        if (!mended.Equals(scenario.Expected))
        {
            Wrong(scenario, fault, $"the same command in peace leaves something else: {mended.DifferenceTo(scenario.Expected)}; {said}");
        }

        if (after.Finished.Count == scenario.Expected.Finished.Count && AttemptFiles(folder) > attempts)
        {
            Wrong(scenario, fault, "a finished trial was trained again");
        }
    }

    /// <summary>Whether no earlier fault left a folder of this content: what the command then does in peace is known.</summary>
    private bool IsNew(Scenario scenario, string folder)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        content.AppendData(Encoding.UTF8.GetBytes(scenario.Name));
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            content.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            content.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        lock (_gate)
        {
            return _mended.Add(Convert.ToHexString(content.GetHashAndReset()));
        }
    }

    private static int AttemptFiles(string folder) => Directory.Exists(Path.Combine(folder, "Toy", "runs"))
        ? Directory.GetFiles(Path.Combine(folder, "Toy", "runs"), "*.jsonl").Length
        : 0;

    private void Wrong(Scenario scenario, CallFault fault, string what)
    {
        lock (_gate)
        {
            IsClean = false;
            Console.Error.WriteLine($"{scenario.Name}: {fault}: {what}.");
        }
    }

    private static void Expect(string folder, string[] command)
    {
        Directory.CreateDirectory(folder);
        using var host = new Host(Start(folder, command));
        if (!host.Wait(_limit) || host.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"'{string.Join(' ', command)}' fails in peace: {string.Join('\n', host.Lines)}\n{host.Errors}");
        }
    }

    private static ProcessStartInfo Start(string folder, string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Subject.Program, "--folder", folder, .. command]) {
            RedirectStandardOutput = true,
            RedirectStandardError = true };
        start.Environment["FAKE_STEP_MS"] = "1";
        return start;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>A command on a folder, and what it leaves undisturbed.</summary>
    private sealed record Scenario(
        string Name,
        string Template,
        string[] Command,
        int Calls,
        State Expected,
        IReadOnlyList<CallFault> Faults);

    /// <summary>
    /// What a folder holds: trials that some file says are finished, the learning records of results.jsonl, and the
    /// findings of the report.
    /// </summary>
    private sealed record State(HashSet<string> Finished, IReadOnlyList<string> Committed, string Report)
    {
        public static State Of(string folder)
        {
            string toy = Path.Combine(folder, "Toy");
            string[] learning = [.. JournalFile.Lines(Path.Combine(toy, "results.jsonl"))
                .Where(line => JournalFile.IsWhole(line) && JournalFile.Property(line, "kind") == "learning")];
            string runs = Path.Combine(toy, "runs");
            IEnumerable<string> attempts = Directory.Exists(runs) ? Directory.GetFiles(runs, "*.jsonl") : [];
            var finished = learning.Select(line => JournalFile.Property(line, "trial"))
                .Concat(attempts
                    .Where(file => JournalFile.Lines(file).TakeWhile(JournalFile.IsWhole)
                        .Any(line => JournalFile.Property(line, "kind") == "finished"))
                    .Select(file => Path.GetFileName(file).Split('.')[0]))
                .ToHashSet(StringComparer.Ordinal);
            string report = Path.Combine(toy, "REPORT.md");
            return new(finished, learning, File.Exists(report) ? Reference.Findings(File.ReadAllText(report)) : "");
        }

        public bool Equals(State? other) => other is not null && Committed.SequenceEqual(other.Committed) && Report == other.Report;

        public override int GetHashCode() => Report.GetHashCode(StringComparison.Ordinal);

        public string DifferenceTo(State other) =>
            Report != other.Report
                ? $"the report is '{Report.ReplaceLineEndings(" ")}'"
                : string.Create(CultureInfo.InvariantCulture, $"{Committed.Count} of {other.Committed.Count} learning records");
    }
}
