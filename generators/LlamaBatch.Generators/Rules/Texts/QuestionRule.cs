using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports questions and summaries about one setting that no level changes and that no other text of the experiment mentions. Such a text is
/// usually left over from a copied record.
/// </summary>
internal static class QuestionRule
{
    /// <summary>Settings, each with the words by which a question names it, and its value at a point.</summary>
    private static readonly Subject[] _subjects =
    [
        new("the weight decay", "weight[- ]decay",
            point => (point.Optimizer as AdamW)?.WeightDecay ?? (point.Optimizer as Sgd)?.WeightDecay),
        new("the batch size", @"batch[- ]sizes?|batch(es)? of \d+[^?]*\b(than|or|against)\b[^?]*\d",
            point => point.Training is { } training ? (training.BatchSize, training.BatchSchedule) : null),
        new("the learning rate", "learning rates?|step sizes?",
            point => point.Optimizer is { } rule && point.Training is { } training ? (rule.LearningRate, training.Schedule) : null),
        // "After a short warm-up" is a condition.
        new("the warm-up",
            @"(?<!batch )(?<!\b(after|with|without|at|for|in|of|under|behind) ((a|an|the|no|any) )?(\w+ )?)warm-?ups?",
            point => point.Training?.Schedule.Warmup),
        new("the schedule", "(?<!batch )schedules?|cosine", point => point.Training?.Schedule),
        new("clipping", "clipping|clip", point => point.Training?.GradientClip),
        new("the width", "widths?(?! of (the )?heads?)|wider|hidden size", point => point.Model is { } model
            // Heads that together are wider than the residual stream are a width too.
            ? (model.HiddenSize, model.Heads * model.HeadDim)
            : null),
        new("the depth", "depths?|deeper|layers?", point => point.Model?.Layers),
        new("the vocabulary", "vocabulary",
            point => point.Model is { } model && point.Corpus is { } corpus ? (model.VocabSize, corpus) : null),
        new("the context", "context (length|size)s?|sequence lengths?", point => point.Corpus?.SequenceLength),
        // A question about training in bfloat16 is no question about the precision.
        new("the precision", "bfloat16|bf16", point => point.Training?.Precision is Precision.BFloat16 ? null : point.Training?.Precision),
        new("the optimizer", @"optimizers?|AdamW?\b[^?]*\bSGD|SGD\b[^?]*\bAdamW?", point => point.Optimizer?.Name),
        new("averaging", @"(averaged|averaging) (of )?(the )?weights|weight (averages?|averaging)|averages? of (the )?weights|ema",
            point => point.Training?.AveragingHalfLife),
        new("the momentum", "momentum", point => point.Optimizer switch
        {
            AdamW adam => (adam.Beta1, adam.Beta2),
            Sgd sgd => sgd.Momentum,
            _ => null,
        }),
        new("tied embeddings", "tied|tying|untied", point => point.Model?.TieWordEmbeddings),
    ];

    private static readonly Regex _natural = new(
        @"\b((on|of|from|in|compress\w*|predict\w*) (the )?(English|Wikipedia|natural language)|(English|natural) (text|prose|documentation))\b"
            + @"(?! (recommends?|says?|advises?|articles?)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _chain = new(
        @"\b(Markov|chains?|synthetic|random|symbols?|artificial|like|unlike)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about what another experiment varies, or what this one does not.</summary>
    private static readonly Regex _aside = new(
        @"\b(not|never|no|neither|nothing|unlike|instead|without|rather|than|et al|papers?|articles?|authors|other|another|later"
            + @"|next|follow\w*|earlier|previous\w*|first|with each|with the|would|could)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _optimizer = new(@"\b(AdamW?|SGD)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        // A question about an optimizer that no trial uses is about another experiment.
        string[] rules =
            [.. evaluation.Points.Select(point => point.Optimizer is { } rule and not IOwnSection ? rule.Name : "").Distinct()];
        if (rules is ["AdamW" or "SGD"] && _optimizer.Matches(experiment.Question).Cast<Match>().ToList() is [var named]
            && !named.Value.StartsWith(rules[0].Substring(0, 3), StringComparison.OrdinalIgnoreCase)
            && !Texts(experiment, cancellation).Any(_optimizer.IsMatch))
        {
            yield return Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record),
                $"The question is about {named.Value}, and all trials use {rules[0]}. Write a question that this experiment answers.");
            yield break;
        }

        // A question about text in a language is about another text than a Markov chain.
        if (evaluation.Points.Count > 0 && evaluation.Points.All(point => point.Corpus is MarkovText)
            && _natural.Match(experiment.Question) is { Success: true } language
            && !Texts(experiment, cancellation).Append(experiment.Question).Any(_chain.IsMatch))
        {
            yield return Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                SettingPlace.Of(experiment, evaluation.Points[0], "Corpus"),
                $"The question is about {language.Value}, and MarkovText is random text. Use another text, or correct the question.");
            yield break;
        }

        if (Summary(experiment, evaluation, cancellation) is { } summary)
        {
            yield return summary;
            yield break;
        }

        var asked = _subjects.Where(subject => subject.Words.IsMatch(experiment.Question)).ToList();
        if (asked is not [var subject] || !subject.Asked.IsMatch(experiment.Question)
            || evaluation.Points.Count < 2 || !evaluation.HasAllPoints)
        {
            yield break;
        }

        var values = evaluation.Points.Select(subject.ValueAt).ToList();
        if (values.Contains(null) || values.Distinct().Skip(1).Any()
            || Texts(experiment, cancellation).Any(text => subject.Words.IsMatch(text)))
        {
            yield break;
        }

        yield return Diagnostic.Create(
            Descriptors.QuestionOfAnother,
            LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record),
            $"The question is about {subject.Name}, which is the same at all levels, and no other text mentions it. Write a question that "
                + "this experiment answers.");
    }

    /// <summary>Reports a summary that says that a setting varies, as in "Varies the number of layers", if no other text names it.</summary>
    private static Diagnostic? Summary(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        string summary = DocumentationText.Summary(experiment.Record, cancellation);
        if (evaluation.Points.Count < 2 || !evaluation.HasAllPoints || summary.Length == 0)
        {
            return null;
        }

        string[] sentences = [.. ExperimentTexts.SentencesIn(summary).Where(sentence => !_aside.IsMatch(sentence))];
        return (from subject in _subjects
                let said = sentences.Select(sentence => subject.Varied.Match(sentence)).FirstOrDefault(match => match.Success)
                    ?? Counted(subject, summary)
                where said is not null
                let values = evaluation.Points.Select(subject.ValueAt).ToList()
                where !values.Contains(null) && !values.Distinct().Skip(1).Any()
                    && !OtherTexts(experiment, cancellation).Append(experiment.Question).Any(text => subject.Words.IsMatch(text))
                select Diagnostic.Create(
                    Descriptors.QuestionOfAnother,
                    experiment.Record.Locations.FirstOrDefault(),
                    $"The summary says '{said.Value}', but {subject.Name} is the same at all levels, and no other text mentions it. "
                        + "Write a summary of this experiment.")).FirstOrDefault();
    }

    /// <summary>A statement about several values, as in "three widths are trained", in a clause about this experiment.</summary>
    private static Match? Counted(Subject subject, string summary) =>
        (from sentence in ExperimentTexts.SentencesIn(summary)
         let said = subject.Counted.Match(sentence)
         where said.Success
         let end = sentence.IndexOf(',', said.Index + said.Length)
         where !_aside.IsMatch(end < 0 ? sentence : sentence.Substring(0, end))
         select said).FirstOrDefault();

    /// <summary>The texts that say what an experiment is about, besides its question.</summary>
    private static IEnumerable<string> Texts(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        OtherTexts(experiment, cancellation).Append(DocumentationText.Summary(experiment.Record, cancellation));

    private static IEnumerable<string> OtherTexts(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        experiment.Claims.Select(claim => claim.Text)
            .Concat(experiment.Axes.SelectMany(axis => new[]
            {
                string.Join(" ", ClaimWords.PartsOf(axis.Property.Name)), DocumentationText.Summary(axis.Property, cancellation),
            }))
            .Concat(experiment.Metrics.Select(metric => string.Join(" ", ClaimWords.PartsOf(metric.Type.Name))));

    /// <summary>A setting that a question may be about.</summary>
    private sealed class Subject(string name, string words, Func<PointEvaluation, object?> valueAt)
    {
        public string Name { get; } = name;

        public Regex Words { get; } = new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        /// <summary>The setting in a question, but not as a condition such as "at one learning rate".</summary>
        public Regex Asked { get; } = new(
            @"(?<!\b(at|with|for|under|given) (one|the same|equal|an equal|any|each|every|a (fixed|given|single|constant|common|shared)) "
                + $@"([a-z]+ )?)\b({words})\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        /// <summary>A statement that an experiment varies the setting.</summary>
        public Regex Varied { get; } = new(
            $@"\b(varies|varying|sweeps|sweeping|changes only|compares|comparing) (only )?(the )?(number of )?"
                + $@"(decoder |transformer )?({words})\b"
                + @"(?=\s*([.,;:(]|$|\b(and|at|with|for|in|on|from|between|while|but|of (the )?(models?|decoders?|network))\b))",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        /// <summary>A statement that several values of the setting are compared.</summary>
        public Regex Counted { get; } = new(
            $@"\b{StatedNumber.Word} (?!layers\b)({words})(?<=s)( of [^.,;:]{{1,40}})? are (trained|compared|tried|tested|studied)\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public Func<PointEvaluation, object?> ValueAt { get; } = valueAt;
    }
}
