using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Rules about the text: whether it exists, how often it is read, and whether the vocabulary covers every token.</summary>
internal static class CorpusRules
{
    /// <summary>
    /// The largest number of epochs in which repeated text is nearly as good as new text. Source: Muennighoff et al. 2023, figure 1.
    /// </summary>
    private const double MostEpochs = 4;

    /// <summary>The largest plausible share of the text that is held out for validation.</summary>
    private const double MostHeldOut = 0.5;

    /// <summary>
    /// The shortest plausible sequence, in tokens. In shorter sequences, a model can learn hardly more than pairs of tokens.
    /// </summary>
    private const int ShortestSequence = 8;

    /// <summary>The number of distinct tokens in the built-in corpora, whose tokens are bytes.</summary>
    private const int Bytes = 256;

    /// <summary>The number of training tokens in <c>Corpora.DotNetDocs</c>. A test compares the number with the text.</summary>
    public const long DotNetDocsTokens = 6_378_871;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, string? experimentsFolder) =>
        evaluation.Points.SelectMany(point => point.Corpus?.Problems().Any() == false
            ? HeldOut(experiment, point)
                .Concat(Texts(experiment, point, experimentsFolder))
                .Concat(Sequences(experiment, point))
                .Concat(Vocabularies(experiment, point))
            : []);

    private static IEnumerable<Diagnostic> HeldOut(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Corpus is TextFiles { ValidationShare: > MostHeldOut } text)
        {
            yield return Diagnostic.Create(
                Descriptors.MostIsHeldOut,
                SettingPlace.Of(experiment, point, "Corpus.ValidationShare"),
                Remedy.Of(
                    (Remedy.Setting, "Corpus.ValidationShare"),
                    (Remedy.Values, LevelName.Of(Math.Round(1 - text.ValidationShare, 10), null))),
                LevelName.Of(text.ValidationShare, null));
        }
    }

    private static IEnumerable<Diagnostic> Texts(ExperimentDeclaration experiment, PointEvaluation point, string? experimentsFolder)
    {
        if (point.Corpus is TextFiles text)
        {
            if (experimentsFolder is null || !TextFolder.Exists(experimentsFolder))
            {
                yield break;                                                        // unknown where a relative path starts
            }

            string folder = Path.Combine(experimentsFolder, experiment.Record.Name);
            double? bytes = TextFolder.BytesOf(Path.GetFullPath(Path.Combine(folder, text.Path)), text.Pattern);
            Location place = SettingPlace.Of(experiment, point, "Corpus.Path", "Corpus");
            if (bytes is null)
            {
                yield return Diagnostic.Create(Descriptors.TextDoesNotExist, place, text.Path, folder);
            }
            else if (text is { ValidationShare: <= MostHeldOut, TrainingLimit: 0 } && point.Trainable is { } plan
                && plan.TokensTrained > MostEpochs * bytes * (1 - text.ValidationShare))
            {
                yield return Repeated(experiment, point, bytes.Value * (1 - text.ValidationShare), plan);
            }
        }
        else if (point.Corpus is DotNetDocs { TrainingLimit: 0 } && point.Trainable is { } plan
            && plan.TokensTrained > MostEpochs * DotNetDocsTokens)
        {
            yield return Repeated(experiment, point, DotNetDocsTokens, plan);
        }
    }

    private static Diagnostic Repeated(ExperimentDeclaration experiment, PointEvaluation point, double tokens, TrialPlan plan) =>
        Diagnostic.Create(
            Descriptors.TextIsRepeated,
            SettingPlace.Of(experiment, point, "Training.Tokens"),
            Remedy.Of((Remedy.Tokens, CSharpLiteral.Grouped((long)(MostEpochs * tokens)))),
            FormattableString.Invariant($"{plan.Training.Tokens.Count:N0}"),
            Number.Compact(tokens),
            Number.ThreeDigits(Math.Round(plan.TokensTrained / tokens)),
            Number.Compact(MostEpochs * tokens));

    private static IEnumerable<Diagnostic> Sequences(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Corpus!.SequenceLength < ShortestSequence)
        {
            yield return Diagnostic.Create(
                Descriptors.SequenceTooShort,
                SettingPlace.Of(experiment, point, "Corpus.SequenceLength"),
                Remedy.Of((Remedy.Setting, "Corpus.SequenceLength"), (Remedy.Values, ShortestSequence.ToString())),
                point.Corpus.SequenceLength,
                point.Corpus.SequenceLength == 1 ? "one token" : $"at most {point.Corpus.SequenceLength} tokens");
        }
    }

    private static IEnumerable<Diagnostic> Vocabularies(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Model is not { } model || model.Problems().Any() || point.Corpus is not (DotNetDocs or TextFiles or MarkovText))
        {
            yield break;
        }

        if (model.VocabSize < Bytes)
        {
            yield return Diagnostic.Create(
                Descriptors.VocabularyTooSmall,
                SettingPlace.Of(experiment, point, "Model.VocabSize"),
                Remedy.Of((Remedy.Setting, "Model.VocabSize"), (Remedy.Values, Bytes.ToString())),
                model.VocabSize,
                point.Corpus.Name,
                Bytes);
        }
        else if (model.VocabSize >= 2 * Bytes && point.Trainable is not null)
        {
            yield return Diagnostic.Create(
                Descriptors.VocabularyIsUnused,
                SettingPlace.Of(experiment, point, "Model.VocabSize"),
                Remedy.Of((Remedy.Setting, "Model.VocabSize"), (Remedy.Values, Bytes.ToString())),
                FormattableString.Invariant($"{model.VocabSize:N0}"),
                point.Corpus.Name,
                Bytes);
        }
    }
}
