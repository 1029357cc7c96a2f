using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>The content of <c>results.jsonl</c>: all measurements of an experiment, at all scales.</summary>
/// <remarks>A report depends only on these results.</remarks>
/// <param name="Trials">The finished trials, by identity.</param>
/// <param name="Attempts">Every attempt, including crashed and interrupted ones, by start time.</param>
/// <param name="Machines">The different machines and versions of the attempts.</param>
/// <param name="Notes">Notes about events during reading, and notes of workers.</param>
public sealed record StoredResults(
    IReadOnlyDictionary<string, TrialResult> Trials,
    IReadOnlyList<Attempt> Attempts,
    IReadOnlyList<MachineFacts> Machines,
    IReadOnlyList<Note> Notes)
{
    /// <summary>
    /// The fingerprints of the corpora that were trained on, by <see cref="Data.CorpusShelf.KeyOf"/>, so that a report needs no text.
    /// </summary>
    public IReadOnlyDictionary<string, string> Corpora { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The sizes of the training corpora, by <see cref="CorpusShelf.FactsKeyOf"/>.</summary>
    public IReadOnlyDictionary<string, CorpusFacts> CorpusFacts { get; init; }
        = new Dictionary<string, CorpusFacts>(StringComparer.Ordinal);

    /// <summary>The moments at which runs computed verdicts, by time; empty in older results, which lack these moments.</summary>
    public IReadOnlyList<Look> Looks { get; init; } = [];

    /// <summary>Warnings for the user that are not part of a report, as sentences: unreadable and damaged files.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Identities of trials with an unreadable attempt. Whether such a trial is finished is unknown, unless it is among
    /// <see cref="Trials"/>.
    /// </summary>
    public IReadOnlySet<string> Unreadable { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The results of an experiment that was never run.</summary>
    public static StoredResults Empty { get; } = new(new Dictionary<string, TrialResult>(StringComparer.Ordinal), [], [], []);
}
