using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.CommandLine;

/// <summary><c>compare</c>: shows what changed from one study to another, as Markdown on standard output.</summary>
internal static class CompareCommand
{
    /// <summary>The value of <c>--fail-on</c> that sets exit code 1 if a claim is no longer supported.</summary>
    public const string Claims = "claims";

    /// <summary>
    /// The value of <c>--fail-on</c> that sets exit code 1 if a metric is worse by more than its margin. A value that is missing in the
    /// later study also sets this exit code.
    /// </summary>
    public const string Metrics = "metrics";

    /// <summary>The value of <c>--fail-on</c> that combines <see cref="Claims"/> and <see cref="Metrics"/>.</summary>
    public const string Any = "any";

    /// <summary>Compares two studies.</summary>
    /// <param name="context">The catalog and folder.</param>
    /// <param name="before">The earlier study: an experiment, a results file, a folder or a commit.</param>
    /// <param name="after">The later study.</param>
    /// <param name="experiment">The experiment of both studies; null if <paramref name="before"/> or <paramref name="after"/> names
    /// it.</param>
    /// <param name="scale">The scale; null for the largest scale at which both studies have results.</param>
    /// <param name="failOn">
    /// Which changes set exit code 1: <see cref="Claims"/>, <see cref="Metrics"/> or <see cref="Any"/>; null for none.
    /// </param>
    /// <param name="language">The tag of the language; null for English.</param>
    public static int Execute(
        CommandContext context, string before, string after, string? experiment, Scale? scale, string? failOn, string? language)
    {
        (StudySource earlier, StudySource later) = StudySource.Both(context, before, after, experiment);
        CommandContext.Warn(earlier.Results);
        CommandContext.Warn(later.Results);
        (Scale at, ReadStudy left, ReadStudy right) = ReadBoth(context, earlier, later, scale);
        var changes = StudyChanges.Between(left.Values, right.Values);
        var claims = left.Claims.Join(right.Claims, claim => claim.Text, claim => claim.Text, (one, other) => (one, other)).ToList();
        Language inLanguage = KnownLanguages.All.First(one => one.Tag == (language ?? ReportLanguages.English));
        string names = string.Join(", ", new[] { earlier.Experiment.Name, later.Experiment.Name }.Distinct(StringComparer.Ordinal));
        var page = new ChangesPage(changes, claims, [.. Likeness(left, right)], [.. Remarks(left, right, changes)]);
        CommandContext.Say(page
            .In(inLanguage, names, new StudiesCompared(before, after, at))
            .TrimEnd('\n'));

        bool isUnsupported = claims.Exists(
            claim => claim.one.Status == VerdictStatus.Supported && claim.other.Status != VerdictStatus.Supported);
        bool isFailed = (failOn is Claims or Any && isUnsupported)
            || (failOn is Metrics or Any && (changes.Worse.Any() || changes.IsIncomplete));
        return isFailed ? ExitCode.Failed
            : earlier.Results.Unreadable.Count + later.Results.Unreadable.Count > 0 ? ExitCode.Environment
            : ExitCode.Done;
    }

    private static IEnumerable<Fact> Likeness(params IEnumerable<ReadStudy> studies) => studies
        .Where(study => study.Recognized.ByLevels > 0)
        .Select(study => new TrialsRecognized(study.Source.Text, study.Recognized.ByLevels, study.Recognized.Trials));

    private static IEnumerable<Fact> Remarks(ReadStudy before, ReadStudy after, StudyChanges changes)
    {
        if (changes.OnlyBefore.Count > 0)
        {
            yield return new ArmsOfOne(before.Source.Text, changes.OnlyBefore);
        }

        if (changes.OnlyAfter.Count > 0)
        {
            yield return new ArmsOfOne(after.Source.Text, changes.OnlyAfter);
        }

        IReadOnlyList<MachineFacts> then = before.Source.Results.Machines, now = after.Source.Results.Machines;
        if (then.Count > 0 && now.Count > 0 && !then.ToHashSet().SetEquals(now))
        {
            yield return new OtherMachines(then, now);
        }
    }

    /// <summary>
    /// Both studies at the given scale. If the scale is null, it is the largest scale at which both studies have results, or full if there
    /// is no such scale.
    /// </summary>
    private static (Scale At, ReadStudy Before, ReadStudy After) ReadBoth(
        CommandContext context, StudySource before, StudySource after, Scale? scale)
    {
        Scale[] scales = scale is { } asked ? [asked] : [Scale.Full, Scale.Quick, Scale.Smoke];
        var read = new List<(Scale At, ReadStudy Before, ReadStudy After)>();
        foreach (Scale one in scales)
        {
            read.Add((one, Read(context, before, one), Read(context, after, one)));
            if (read[^1].Before.HasValues && read[^1].After.HasValues)
            {
                return read[^1];
            }
        }

        return read[0];
    }

    private static ReadStudy Read(CommandContext context, StudySource source, Scale scale)
    {
        PlannedExperiment planned = context.PlannedAt(source.Experiment, source.Experiment.IsTrained ? scale : Scale.Full);
        CommandContext.RefuseProblems(planned);
        var corpora = new CorpusShelf(
            source.Tables ?? new ExperimentFolder(context.Folder, source.Experiment.Name).Home,
            source.Results.Corpora,
            source.Results.CorpusFacts);
        var recognized = RecognizedResults.Of(planned, corpora, source.Results);
        return new ReadStudy(
            source, recognized, planned.Everything(corpora, recognized.Results), planned.Verdicts(corpora, recognized.Results));
    }

    /// <summary>A study at a scale, with its metrics and decided claims.</summary>
    private sealed record ReadStudy(
        StudySource Source, RecognizedResults Recognized, IReadOnlyList<Samples> Values, IReadOnlyList<DecidedClaim> Claims)
    {
        public bool HasValues => Values.Any(metric => metric.Arms.Any(arm => arm.Values.Count > 0));
    }
}
