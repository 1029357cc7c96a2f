using System.Globalization;
using LlamaBatch.Data;

namespace LlamaBatch.Trials;

/// <summary>Opens the corpora of a sweep before anything is trained.</summary>
internal static class SweepCorpora
{
    /// <summary>Checks that the corpus of each configuration can be read and suits its trials.</summary>
    /// <exception cref="CorpusException">
    /// A corpus cannot be read, is too short for training or a probe, or has tokens outside the vocabulary of its model.
    /// </exception>
    public static void Check<TPoint>(PlannedSweep<TPoint> planned, CorpusShelf corpora)
        where TPoint : LlamaExperiment
    {
        foreach (IReadOnlyList<AxisLevel> levels in planned.Points)
        {
            TPoint point = planned.Sweep.At(levels);
            if (corpora.LeavesOut(point.Corpus))
            {
                continue;
            }

            TokenSource source = corpora.Open(point.Corpus);
            int tokens = source.VocabSize;
            if (corpora.Fingerprints[CorpusShelf.KeyOf(point.Corpus)] != source.Fingerprint)
            {
                throw new CorpusException(
                    $"Two corpora of {planned.Sweep.Name} have the same name and settings ({CorpusShelf.KeyOf(point.Corpus)}) but "
                        + $"different tokens; list what decides the tokens in {point.Corpus.Name}.Settings().");
            }

            if (source.ValidationWindows == 0 && planned.Sweep.Metrics.Any(metric => metric.Kind == MetricKind.Validation))
            {
                throw new CorpusException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The held-out text of {point.Corpus.Name} has no window of {point.Corpus.SequenceLength + 1L:N0} tokens to validate "
                        + $"on; give it more text, or shorten SequenceLength."));
            }

            ProbeKinds kinds = planned.Sweep.Metrics.Aggregate(ProbeKinds.None, (all, metric) => all | metric.Probes);
            long probed = point.Probe.SequencesFor(kinds, point.Training.BatchSize);
            if (probed > source.TrainingTokens / point.Corpus.SequenceLength)
            {
                string remedy = probed > point.Probe.SharpnessSequences.Count
                    ? "Probe.Reference or Probe.Batches"
                    : "Probe.SharpnessSequences";
                throw new CorpusException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The probe of {planned.Sweep.Name} reads {probed:N0} different sequences of {point.Corpus.SequenceLength:N0} tokens, "
                        + $"and the training text of {point.Corpus.Name} has "
                        + $"{source.TrainingTokens / point.Corpus.SequenceLength:N0}; give it more text, or lower {remedy}."));
            }

            if (tokens > point.Model.VocabSize)
            {
                string at = levels.Count == 0 ? "" : $" ({string.Join(", ", levels)})";
                throw new CorpusException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{point.Corpus.Name} has a vocabulary of {tokens} tokens, and the model's{at} has {point.Model.VocabSize}; "
                        + $"set Model.VocabSize to at least {tokens}."));
            }
        }
    }
}
