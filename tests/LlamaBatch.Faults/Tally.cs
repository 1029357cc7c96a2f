using System.Globalization;

namespace LlamaBatch.Faults;

/// <summary>What a campaign did and found.</summary>
internal sealed class Tally
{
    private static readonly Dictionary<FaultKind, string> _names = new()
    {
        [FaultKind.WorkerKilled] = "worker ended by SIGKILL, SIGSEGV or SIGABRT",
        [FaultKind.HostKilled] = "host ended by SIGKILL",
        [FaultKind.WorkerStalled] = "worker stopped by SIGSTOP, then continued or killed",
        [FaultKind.HostStalled] = "host stopped by SIGSTOP, then continued or killed",
        [FaultKind.TwoHosts] = "two hosts at once, report and plan beside",
        [FaultKind.ClockJump] = "clock set forward or back by up to ten days",
        [FaultKind.AttemptTorn] = "attempt file cut short",
        [FaultKind.AttemptFlipped] = "bit of an attempt file flipped",
        [FaultKind.ResultsFlipped] = "bit of results.jsonl flipped",
        [FaultKind.CheckpointTorn] = "checkpoint cut short",
        [FaultKind.CheckpointFlipped] = "bit of a checkpoint flipped",
        [FaultKind.DiskFull] = "disk full",
        [FaultKind.FolderReadOnly] = "folder read-only",
        [FaultKind.CorpusUnreadable] = "corpus missing, empty, no text or a folder",
        [FaultKind.RunsMoved] = "runs folder renamed, or a file in its place, during a run",
        [FaultKind.AttemptUnreadable] = "attempt file unreadable",
        [FaultKind.ResultsFormatted] = "results.jsonl rewritten by a formatter",
        [FaultKind.ResultsUnreadable] = "results.jsonl unreadable",
        [FaultKind.FewOpenFiles] = "limit of 24 to 320 open files",
    };

    private readonly Lock _gate = new();
    private readonly SortedDictionary<FaultKind, int> _injected = [];

    public int Injected
    {
        get
        {
            lock (_gate)
            {
                return _injected.Values.Sum();
            }
        }
    }

    /// <summary>Sweeps that were begun.</summary>
    public int Sweeps { get; set; }

    /// <summary>Lines of attempt files that were seen whole.</summary>
    public int Lines { get; private set; }

    /// <summary>Trials that were seen finished; one that is damaged and trained again counts twice.</summary>
    public int Trials { get; private set; }

    /// <summary>Acknowledged records that were gone, other than they were, or trained again.</summary>
    public int Lost { get; private set; }

    /// <summary>Reports that differ from the undisturbed one by more than deviations, or are silent about damage.</summary>
    public int WrongReports { get; private set; }

    /// <summary>
    /// Commands that hung, ended with another exit code than documented or with a stack trace, and workers that outlived
    /// the sweep.
    /// </summary>
    public int WrongEndings { get; private set; }

    /// <summary>All that was found.</summary>
    public int Findings => Lost + WrongReports + WrongEndings;

    public bool IsClean => Findings == 0;

    public int CountOf(FaultKind kind)
    {
        lock (_gate)
        {
            return _injected.GetValueOrDefault(kind);
        }
    }

    public void Inject(FaultKind kind)
    {
        lock (_gate)
        {
            _injected[kind] = _injected.GetValueOrDefault(kind) + 1;
        }
    }

    public void Acknowledge(int lines, int trials)
    {
        lock (_gate)
        {
            (Lines, Trials) = (Lines + lines, Trials + trials);
        }
    }

    public void RecordLost(string what)
    {
        lock (_gate)
        {
            Lost += Say("lost", what);
        }
    }

    public void ReportWrong(string what)
    {
        lock (_gate)
        {
            WrongReports += Say("wrong report", what);
        }
    }

    public void EndingWrong(string what)
    {
        lock (_gate)
        {
            WrongEndings += Say("wrong ending", what);
        }
    }

    /// <summary>The tables, in Markdown.</summary>
    public string Table(TimeSpan duration, int seed, IReadOnlyCollection<FaultKind> leftOut)
    {
        IEnumerable<string> lines =
        [
            "| Fault | Injected |",
            "|---|--:|",
            .. Enum.GetValues<FaultKind>().Select(kind => string.Create(CultureInfo.InvariantCulture, $"| {_names[kind]} | "
                + $"{(leftOut.Contains(kind)
                ? "left out: this user may not mount a tmpfs"
                : CountOf(kind).ToString("N0", CultureInfo.InvariantCulture))} "
                + $"|")),
            string.Create(
                CultureInfo.InvariantCulture,
                $"| all, in {Sweeps} sweeps, {duration.TotalMinutes:0.0} minutes, seed {seed} | {Injected:N0} |"),
            "",
            "| Outcome | Count |",
            "|---|--:|",
            string.Create(CultureInfo.InvariantCulture, $"| records acknowledged: journal lines | {Lines:N0} |"),
            string.Create(CultureInfo.InvariantCulture, $"| records acknowledged: finished trials | {Trials:N0} |"),
            string.Create(CultureInfo.InvariantCulture, $"| records lost | {Lost:N0} |"),
            string.Create(CultureInfo.InvariantCulture, $"| wrong reports | {WrongReports:N0} |"),
            string.Create(CultureInfo.InvariantCulture, $"| wrong endings | {WrongEndings:N0} |"),
        ];
        return string.Join('\n', lines);
    }

    private static int Say(string what, string sentence)
    {
        Console.Error.WriteLine($"{what}: {sentence}.");
        return 1;
    }
}
