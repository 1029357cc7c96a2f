namespace LlamaBatch.Faults;

/// <summary>What an undisturbed run of an experiment leaves.</summary>
internal sealed class Reference
{
    private const string Deviations = "\n## Deviations\n";
    private readonly HashSet<string> _reportLines;

    private Reference(string experiment, Subject subject)
    {
        Experiment = experiment;
        string[] lines = JournalFile.Lines(subject.Results);
        Learning = [.. lines.Where(line => JournalFile.Property(line, "kind") == "learning")];
        Trials = lines.Where(line => JournalFile.Property(line, "kind") == "attempt")
            .ToDictionary(line => JournalFile.Property(line, "label"), line => JournalFile.Property(line, "trial"), StringComparer.Ordinal);
        Report = Findings(File.ReadAllText(subject.Report));
        _reportLines = [.. Report.Split('\n')];
    }

    public string Experiment { get; }

    /// <summary>The learning records, in the order of the file.</summary>
    public IReadOnlyList<string> Learning { get; }

    /// <summary>The trials' identities by label.</summary>
    public IReadOnlyDictionary<string, string> Trials { get; }

    /// <summary>The report up to the deviations, which tell what happened on the way.</summary>
    public string Report { get; }

    /// <summary>Runs an experiment in peace.</summary>
    public static Reference Of(string experiment)
    {
        string folder = Directory.CreateTempSubdirectory("llamabatch-faults-").FullName;
        var subject = new Subject(folder, experiment, stepMilliseconds: 0);
        using Host host = subject.StartRun();
        if (!host.Wait(TimeSpan.FromMinutes(2)) || host.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"The undisturbed run of {experiment} failed: {string.Join('\n', host.Lines)}\n{host.Errors}");
        }

        var reference = new Reference(experiment, subject);
        Directory.Delete(folder, recursive: true);
        return reference;
    }

    /// <summary>The part of a report that must not depend on what happened on the way; empty where it is torn.</summary>
    public static string Findings(string report) =>
        report.IndexOf(Deviations, StringComparison.Ordinal) is >= 0 and int end && report.EndsWith('\n') ? report[..end] : "";

    /// <summary>
    /// What is wrong with a report of a sweep that may not be finished: it is torn, or says what the undisturbed one does
    /// not say. Null where nothing is.
    /// </summary>
    /// <remarks>A <c>report</c> beside the run is of the largest scale that is finished.</remarks>
    public string? ProblemOf(string report) =>
        Findings(report) is not { Length: > 0 } findings ? $"the report is torn: '{report.ReplaceLineEndings(" ")}'"
        : findings.Split('\n').FirstOrDefault(
            line => !_reportLines.Contains(line)
                && line is not ("Not yet run." or "Scale Quick.")) is string line ? $"the report says '{line}'"
        : null;
}
