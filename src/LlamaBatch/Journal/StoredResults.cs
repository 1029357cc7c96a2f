using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>All stored measurements of an experiment, at all scales (smoke, quick and full).</summary>
/// <remarks>A report depends only on these results.</remarks>
/// <param name="Trials">The finished trials, keyed by identity.</param>
/// <param name="Attempts">All attempts to run trials, including crashed and interrupted attempts, ordered by start time.</param>
/// <param name="Machines">The distinct machines and software versions of the attempts.</param>
/// <param name="Notes">Notes about events during training, and about problems with the files.</param>
public sealed record StoredResults(
    IReadOnlyDictionary<string, TrialResult> Trials,
    IReadOnlyList<Attempt> Attempts,
    IReadOnlyList<MachineFacts> Machines,
    IReadOnlyList<Note> Notes)
{
    /// <summary>
    /// Hashes of the training corpora, keyed by <see cref="Data.CorpusShelf.KeyOf"/>. With them, reports can be written without the
    /// corpora.
    /// </summary>
    public IReadOnlyDictionary<string, string> Corpora { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The sizes of the training corpora, keyed by <see cref="CorpusShelf.FactsKeyOf"/>.</summary>
    public IReadOnlyDictionary<string, CorpusFacts> CorpusFacts { get; init; }
        = new Dictionary<string, CorpusFacts>(StringComparer.Ordinal);

    /// <summary>Records of when runs computed verdicts, ordered by time; empty in results of older versions.</summary>
    public IReadOnlyList<Look> Looks { get; init; } = [];

    /// <summary>Warnings for the user that are not part of a report, as sentences: unreadable and damaged files.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// The identities of trials with an unreadable attempt file. A trial that is not also in <see cref="Trials"/> may be finished or not.
    /// </summary>
    public IReadOnlySet<string> Unreadable { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The results of an experiment that was never run.</summary>
    public static StoredResults Empty { get; } = new(new Dictionary<string, TrialResult>(StringComparer.Ordinal), [], [], []);
}
