using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Rules about the text: whether it exists, how often it is read, and whether the vocabulary covers every token.</summary>
internal static class CorpusRules
{
    /// <summary>
    /// The largest number of epochs in which repeated text is nearly as good as new text. Source: Muennighoff et al. 2023, figure 1.
    /// </summary>
    internal const double MostEpochs = 4;

    /// <summary>The largest number of times that a limited text is read without a warning. More is seldom meant.</summary>
    internal const double MostRepetitions = 20;

    /// <summary>The largest plausible share of the text that is held out for validation.</summary>
    internal const double MostHeldOut = 0.5;

    /// <summary>
    /// The minimum plausible entropy of a Markov chain, in nats/token. Also the minimum plausible difference from the entropy of random
    /// text. The number is the usual margin of a loss.
    /// </summary>
    internal const double LeastLearned = 0.01;

    /// <summary>
    /// The smallest plausible number of tokens to train on, or to validate on. A loss over fewer tokens has a standard error above 0.04.
    /// </summary>
    internal const long FewestTokens = 1_000;

    /// <summary>
    /// The shortest plausible sequence, in tokens. In shorter sequences, a model can learn hardly more than pairs of tokens.
    /// </summary>
    internal const int ShortestSequence = 8;

    /// <summary>
    /// The largest number of times that one step may read a limited text. A step that reads it once has the gradient of the whole text, and
    /// more readings give the same gradient.
    /// </summary>
    internal const double MostPerStep = 1.1;

    /// <summary>Words with which a text speaks of repeated or little text.</summary>
    private static readonly Regex _repetition = new(
        @"repeat|repetition|epoch|\bagain\b|over-?fit|memorize|memorizing|memorization|\bsmall(er)? (\w+ )?(text|corpus)"
            // "Twice as fast" is about another quantity.
            + @"|\b(times|twice)\b(?! (as|the(?! (training )?(text|corpus|data|file|book|documentation))"
            + @"|more|less|fewer|faster|slower|larger|smaller|longer)\b)|little text|kilobyte|KiB|\bkB\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The extensions of files that are certainly not plain text.</summary>
    private static readonly string[] _binary =
    [
        ".parquet", ".feather", ".gz", ".zst", ".bz2", ".xz", ".zip", ".7z", ".tar", ".bin", ".npy", ".npz", ".safetensors",
        ".pdf", ".docx",
    ];

    /// <summary>Words with which a text says that no text is read twice.</summary>
    private const string Never =
        @"\bno (text|token|sequence|document|data|sample|example) is (ever )?((read|seen|used) (twice|again)|repeated)\b"
            + @"|\bno (run|trial|budget|model|level|arm) (ever )?(repeats|rereads) (any |its |the )?(text|data|tokens|documents)\b";

    private static readonly Regex _never = new(Never, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _once = new(
        Never
            + @"|\b(in|within) (a single|one) (epoch|pass)\b"
            + @"|\b(read|seen|sees|reads) (only|exactly|just) once\b"
            + @"|\b(makes?|takes?) (only |just |exactly )?(one|a single) pass (over|through) (the|its|their) (training )?(text|data)\b"
            + @"|\b(every|each|all) (sentence|document|token|sequence|example|sample|text)s? (is|are) new"
            + @"( to (the|every|each) model\b|(?=[.:;]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A statement that means the training text only if the text speaks of no repetition and no validation.</summary>
    private static readonly Regex _plainOnce = new(
        @"\b(read|seen|sees|reads) once\b(?! (per|every|each|an?|more|again|in|at|before|after)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _validation = new(
        "held.out|validated?|validates|validating|validation", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// The largest number of times that a text may be read if it should be read once. Budgets are rounded, so it is above 1.
    /// </summary>
    internal const double MostRead = 1.01;

    /// <summary>The size of the vocabulary of all built-in corpora, whose tokens are bytes.</summary>
    private const int Bytes = 256;

    /// <summary>The number of training tokens in <c>Corpora.DotNetDocs</c>. A test compares the number with the text.</summary>
    public const long DotNetDocsTokens = 6_378_871;

    /// <summary>The number of held-out tokens of <c>Corpora.DotNetDocs</c>. A test compares the number with the text.</summary>
    public const long DotNetDocsHeldOut = 738_174;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, string? experimentsFolder) =>
        evaluation.Points.SelectMany(point => point.Corpus?.Problems().Any() == false
            ? HeldOut(experiment, point)
                .Concat(Limits(experiment, point))
                .Concat(Chains(experiment, point))
                .Concat(Sequences(experiment, point))
                .Concat(Vocabularies(experiment, point))
            : [])
            // A text that is to be read once needs fewer tokens than one that may be read four times.
            .Concat(SecondEpochs(experiment, evaluation))
            // The longest trial reads a text most often, and what suffices for it suffices for all.
            .Concat(evaluation.Points.Where(point => point.Corpus?.Problems().Any() == false)
                .OrderByDescending(point => point.Trainable?.TokensTrained ?? 0)
                .SelectMany(point => Texts(experiment, point, experimentsFolder)))
            .Concat(LeftoverLimits(experiment, evaluation))
            .Concat(Binaries(experiment, evaluation, experimentsFolder).Take(1))
            .Concat(Endless(experiment, evaluation));

    /// <summary>Reports names of files that are certainly not plain text. A folder may have such a name too.</summary>
    private static IEnumerable<Diagnostic> Binaries(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, string? experimentsFolder)
    {
        foreach (PointEvaluation point in evaluation.Points)
        {
            if (point.Corpus is not TextFiles text)
            {
                continue;
            }

            if (EndOf(text.Path) is { } packed && !(experimentsFolder is not null
                && TextFolder.Exists(Path.GetFullPath(Path.Combine(experimentsFolder, experiment.Record.Name, text.Path)))))
            {
                yield return Diagnostic.Create(
                    Descriptors.TextIsBinary, SettingPlace.Of(experiment, point, "Corpus.Path", "Corpus"), "Path", packed);
            }
            else if (EndOf(text.Pattern) is { } binary)
            {
                yield return Diagnostic.Create(
                    Descriptors.TextIsBinary, SettingPlace.Of(experiment, point, "Corpus.Pattern", "Corpus"), "Pattern", binary);
            }
        }

        static string? EndOf(string? name) =>
            name is null ? null : Array.Find(_binary, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reports comparisons of seen with held-out text on an endless text, of which a model reads nothing twice.</summary>
    private static IEnumerable<Diagnostic> Endless(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        evaluation.Points.Count == 0 || !evaluation.Points.All(point => point.Corpus is MarkovText) ? []
            : from metric in experiment.Metrics
              where metric.Type.Name == "GeneralizationGap" && MetricRange.IsOurs(metric.Type)
              select Diagnostic.Create(
                  Descriptors.NoEffect,
                  LevelSyntax.Of(metric.Attribute, experiment.Record),
                  "[Measure<GeneralizationGap>]",
                  "MarkovText is endless, so a model reads nothing twice and the gap is always about 0. "
                    + "Use a finite text, such as Corpora.DotNetDocs with a TrainingLimit.");

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
                LevelName.Of(text.ValidationShare, null),
                Number.Percent(1 - text.ValidationShare));
        }
    }

    /// <summary>Reports Markov chains whose next symbol is certain, or as good as random.</summary>
    private static IEnumerable<Diagnostic> Chains(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Corpus is not MarkovText chain)
        {
            yield break;
        }

        double entropy = DirichletEntropy.Of(chain);
        double random = Math.Log(chain.Symbols);
        if (entropy < LeastLearned || random - entropy < LeastLearned)
        {
            yield return Diagnostic.Create(
                Descriptors.NothingToLearn,
                SettingPlace.Of(experiment, point, "Corpus.Concentration"),
                LevelName.Of(chain.Concentration, null),
                chain.Symbols,
                Number.ThreeDigits(entropy),
                entropy < LeastLearned ? "and each symbol nearly always has the same successor"
                    : $"almost the maximum (ln {chain.Symbols} = {Number.ThreeDigits(random)})");
        }
    }

    /// <summary>Reports limits of the text, and numbers of validation windows, that leave hardly any tokens.</summary>
    private static IEnumerable<Diagnostic> Limits(ExperimentDeclaration experiment, PointEvaluation point)
    {
        long limit = LimitOf(point.Corpus!);
        if (limit > 0 && IsTooShort(limit, point.Corpus!))
        {
            yield return Diagnostic.Create(
                Descriptors.TooLittleText,
                SettingPlace.Of(experiment, point, "Corpus.TrainingLimit"),
                FormattableString.Invariant($"TrainingLimit is {limit:N0} bytes, too little text for sequences of ")
                    + FormattableString.Invariant($"{point.Corpus!.SequenceLength:N0} tokens. ") + "Set TrainingLimit to at least "
                    + FormattableString.Invariant($"{Math.Max(FewestTokens, point.Corpus.SequenceLength + 1):N0} bytes, ")
                    + "or to 0 for no limit.");
        }
        else if (limit > 0 && point.Trainable is { TokensPerStep: var step } && step > MostPerStep * limit)
        {
            yield return Diagnostic.Create(
                Descriptors.TooLittleText,
                SettingPlace.Of(experiment, point, "Training.BatchSize", "Corpus.TrainingLimit"),
                FormattableString.Invariant($"A step reads {step:N0} tokens of one byte, and TrainingLimit is {limit:N0} bytes, ")
                    + "so it reads the whole text more than once. Lower BatchSize, or raise TrainingLimit.");
        }

        if (point.Corpus is DotNetDocs && point.Validation is { } validation
            && DotNetDocsHeldOut / point.Corpus.SequenceLength is var windows && validation.Windows.Count > windows)
        {
            yield return NoEffect.At(
                SettingPlace.Of(experiment, point, "Validation.Windows"),
                FormattableString.Invariant($"More than {windows:N0} Windows"),
                FormattableString.Invariant($"the held-out text has {DotNetDocsHeldOut:N0} tokens, and Windows is ")
                    + FormattableString.Invariant($"{validation.Windows.Count:N0}. Lower it to {windows:N0}."));
        }

        long validated = (long)(point.Validation?.Windows.Count ?? 0) * point.Corpus!.SequenceLength;
        // Sequences without context are the first mistake.
        if (validated is > 0 and < FewestTokens && point.Corpus.SequenceLength >= ShortestSequence
            && experiment.Metrics.Any(metric => metric.Kind == MetricKind.Validation))
        {
            yield return Diagnostic.Create(
                Descriptors.TooLittleText,
                SettingPlace.Of(experiment, point, "Validation.Windows"),
                FormattableString.Invariant($"Windows is {point.Validation!.Windows.Count:N0}, so a validation reads {validated:N0} ")
                    + "tokens, too few for a precise loss. "
                    + FormattableString.Invariant(
                        $"Raise Windows to {Math.Ceiling((double)FewestTokens / point.Corpus.SequenceLength):N0} or more."));
        }
    }

    /// <summary>The problem of a text file with too few bytes for a sequence or a batch, or null.</summary>
    private static string? TooShort(TextFiles text, PointEvaluation point, double bytes)
    {
        int sequence = text.SequenceLength + 1;                                     // the last target too
        double held = bytes * text.ValidationShare;
        double needed = Math.Max(sequence, Math.Min(10 * FewestTokens, point.Trainable?.TokensPerStep ?? 0));
        return bytes - held < sequence
                ? FormattableString.Invariant($"The text has {bytes:N0} bytes, too few for a sequence of {sequence - 1:N0} tokens. ")
                    + "Use a longer text, or shorter sequences."
            : held < needed
                ? FormattableString.Invariant($"ValidationShare is {text.ValidationShare}, about {held:N0} of {bytes:N0} bytes, ")
                    + (held < sequence
                        ? FormattableString.Invariant($"too few for a sequence of {sequence - 1:N0} tokens. ")
                        : FormattableString.Invariant($"less than a batch of {needed:N0} tokens. "))
                    + "Raise ValidationShare, or use a longer text."
            : null;
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
            else if (TooShort(text, point, bytes.Value) is { } problem)
            {
                yield return Diagnostic.Create(
                    Descriptors.TooLittleText,
                    problem.StartsWith("ValidationShare", StringComparison.Ordinal)
                        ? SettingPlace.Of(experiment, point, "Corpus.ValidationShare", "Corpus.Path", "Corpus")
                        : place,
                    problem);
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

    /// <summary>
    /// Reports a limit that lets trials read a few kilobytes many times, in an experiment that is not about repeated text: no axis changes
    /// the limit, no metric compares seen with held-out text, and neither question, summary nor claims speak of repetition.
    /// </summary>
    private static IEnumerable<Diagnostic> LeftoverLimits(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        PointEvaluation? longest = evaluation.Points.OrderByDescending(point => point.Trainable?.TokensTrained ?? 0).FirstOrDefault();
        if (longest is not { Corpus: { } corpus, Trainable: { } plan } || LimitOf(corpus) is not (> 0 and var limit)
            || plan.TokensTrained <= MostRepetitions * limit || corpus.Problems().Any() || IsTooShort(limit, corpus)
            || evaluation.Points.Any(point => point.Corpus is not { } other || LimitOf(other) != limit)
            || experiment.Metrics.Any(metric => metric.Type.Name is "SeenLoss" or "GeneralizationGap" or "TrainLoss"
                || !MetricRange.IsOurs(metric.Type))
            || experiment.Claims.Select(claim => claim.Text).Append(experiment.Question)
                .Append(DocumentationText.Summary(experiment.Record, default)).Any(text => _repetition.IsMatch(text)))
        {
            yield break;
        }

        yield return Diagnostic.Create(
            Descriptors.TextIsRepeated,
            SettingPlace.Of(experiment, longest, "Corpus.TrainingLimit"),
            FormattableString.Invariant($"TrainingLimit is {limit:N0} bytes"),
            Number.Compact(limit),
            Number.ThreeDigits(Math.Round((double)plan.TokensTrained / limit)),
            "Beyond four times, repetition adds little. Lower Tokens, raise TrainingLimit");
    }

    /// <summary>Reports trials that read their text again although the question or the summary says that they read it once.</summary>
    private static IEnumerable<Diagnostic> SecondEpochs(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (evaluation.Points.Count == 0
            || !SaysOnce(ExperimentTexts.OfRecord(experiment, default))
            || evaluation.Points.Any(point => point.Trainable is null || ReadableOnce(point.Corpus!) is null))
        {
            yield break;
        }

        var ordered = evaluation.Points.OrderBy(point => point.Trainable!.TokensTrained / ReadableOnce(point.Corpus!)!.Value).ToList();
        // If no text may be repeated, one trial that repeats it is a mistake. Otherwise, repetition may be what is compared.
        string text = ExperimentTexts.OfRecord(experiment, default);
        bool isNever = _never.IsMatch(text) && !_repetition.IsMatch(_never.Replace(text, ""))
            && evaluation.Points.Select(point => LimitOf(point.Corpus!)).Distinct().Count() == 1;
        PointEvaluation read = isNever ? ordered.Last() : ordered[0];
        double once = ReadableOnce(read.Corpus!)!.Value;
        if (read.Trainable!.TokensTrained > MostRead * once)
        {
            yield return Diagnostic.Create(
                Descriptors.TextIsRepeated,
                SettingPlace.Of(experiment, read, "Corpus.TrainingLimit", "Training.Tokens"),
                read.IsInSteps ? Remedy.Of() : Remedy.Of((Remedy.Tokens, CSharpLiteral.Grouped((long)once))),
                read.IsInSteps
                    ? FormattableString.Invariant(
                        $"Steps is {read.Trainable.Steps:N0}, or {Number.Compact(read.Trainable.TokensTrained)} tokens for the largest batch,")
                    : FormattableString.Invariant($"Tokens is {read.Trainable.TokensTrained:N0}"),
                Number.Compact(once),
                Number.ThreeDigits(read.Trainable.TokensTrained / once),
                "The experiment is about text that is read once. Lower "
                    + (read.IsInSteps ? "Steps or the batch size" : $"Tokens to {Number.Compact(once)}"));
        }
    }

    private static bool SaysOnce(string text) => _once.IsMatch(text)
        || (_plainOnce.IsMatch(text) && !_repetition.IsMatch(text) && !_validation.IsMatch(text));

    /// <summary>The number of tokens that training reads before the text repeats; null if it is unknown.</summary>
    internal static double? ReadableOnce(Corpus corpus) =>
        LimitOf(corpus) is > 0 and var limit ? corpus is DotNetDocs ? Math.Min(limit, DotNetDocsTokens) : limit
        : corpus is DotNetDocs ? DotNetDocsTokens
        : null;

    /// <summary>The TrainingLimit of a text, in bytes; 0 for a text without one.</summary>
    internal static long LimitOf(Corpus corpus) => corpus switch
    {
        TextFiles text => text.TrainingLimit,
        DotNetDocs text => text.TrainingLimit,
        _ => 0,
    };

    private static bool IsTooShort(long limit, Corpus corpus) => limit < FewestTokens || limit <= corpus.SequenceLength;

    private static Diagnostic Repeated(ExperimentDeclaration experiment, PointEvaluation point, double tokens, TrialPlan plan) =>
        Diagnostic.Create(
            Descriptors.TextIsRepeated,
            SettingPlace.Of(experiment, point, "Training.Tokens"),
            point.IsInSteps ? Remedy.Of() : Remedy.Of((Remedy.Tokens, CSharpLiteral.Grouped((long)(MostEpochs * tokens)))),
            point.IsInSteps
                ? FormattableString.Invariant($"Steps is {plan.Steps:N0}, which take {Number.Compact(plan.TokensTrained)} tokens,")
                : FormattableString.Invariant($"Tokens is {plan.Training.Tokens.Count:N0}"),
            Number.Compact(tokens),
            Number.ThreeDigits(Math.Round(plan.TokensTrained / tokens)),
            "Beyond four times, repetition adds little. Lower " + (point.IsInSteps
                ? $"Steps to {CSharpLiteral.Grouped((long)(MostEpochs * tokens / plan.TokensPerStep))}"
                : $"Tokens to {Number.Compact(MostEpochs * tokens)}"));

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
