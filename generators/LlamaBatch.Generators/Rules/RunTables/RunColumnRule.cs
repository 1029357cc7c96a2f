using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports columns of a table of imported runs whose names contradict their use, such as a column of tokens that is read as steps. A name
/// with the words of several meanings is not judged.
/// </summary>
internal static class RunColumnRule
{
    private const string Progress = "LlamaBatch.Progress";
    private const string Target = "LlamaBatch.RunTarget";

    /// <summary>The units of progress, each with the words that name it. Units that LlamaBatch cannot read come last.</summary>
    private static readonly (string Unit, string[] Words)[] _units =
    [
        ("Steps", ["step", "steps", "iter", "iters", "iteration", "iterations", "update", "updates"]),
        ("Tokens", ["token", "tokens"]),
        ("Sequences", ["sequence", "sequences", "seqs", "sample", "samples", "example", "examples"]),
        ("Seconds", ["second", "seconds", "sec", "secs", "time", "runtime", "walltime", "elapsed"]),
        ("epochs", ["epoch", "epochs"]),
        ("minutes", ["minute", "minutes", "mins"]),
        ("hours", ["hour", "hours", "hrs"]),
        ("milliseconds", ["ms", "msec", "millisecond", "milliseconds"]),
    ];

    private const int ReadableUnits = 4;

    /// <summary>The text on which a metric is measured.</summary>
    private static readonly (string Text, string[] Words)[] _texts =
    [
        ("training", ["train", "training"]),
        ("validation", ["val", "valid", "validation", "validate", "eval", "evaluation", "test", "dev", "heldout", "holdout"]),
    ];

    /// <summary>Quantities that are easily confused, each with its built-in metrics.</summary>
    private static readonly (string Quantity, string[] Words, string[] Metrics)[] _quantities =
    [
        ("a loss", ["loss", "losses", "nll"], ["ValidationLoss", "TrainLoss", "SeenLoss"]),
        ("an accuracy", ["acc", "accuracy"], ["Accuracy"]),
        ("a perplexity", ["ppl", "perplexity"], []),
        ("bits per byte", ["bpb", "bits"], ["BitsPerByte"]),
        ("a gradient", ["grad", "gradient", "gradnorm"], ["GradientNorm"]),
    ];

    /// <summary>The forms of files in which the column <c>loss</c> is the training loss.</summary>
    private static readonly HashSet<string> _trainers = ["TrainerState", "Torchtitan"];

    /// <summary>Short names of columns, each with the axis that it usually means.</summary>
    private static readonly Dictionary<string, string> _short = new(StringComparer.Ordinal)
    {
        ["lr"] = "learningrate",
        ["bs"] = "batchsize",
    };

    /// <summary>The axis that a short name such as <c>bs</c> usually means; null if the experiment has no such axis.</summary>
    public static string? AxisOf(string name, ExperimentDeclaration experiment) =>
        _short.TryGetValue(name.ToLowerInvariant(), out string? meant)
            ? experiment.Axes.FirstOrDefault(axis => IsSame(axis.Property.Name, meant))?.Property.Name
            : null;

    /// <summary>Whether two names of columns are the same. Case and underscores do not count.</summary>
    public static bool IsSame(string one, string other) =>
        one.Replace("_", "").Equals(other.Replace("_", ""), StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks the columns of one operation: a progress, a target, or a list of axes or metrics.</summary>
    public static IEnumerable<Diagnostic> Check(IOperation operation, ExperimentDeclaration experiment) => operation switch
    {
        IInvocationOperation { TargetMethod: var method, Arguments: [{ Value: var column }] } call
            when method.ContainingType.Is(Progress) => Unit($"Progress.{method.Name}", "Progress", method.Name, [column], PlaceOf(call)),
        IObjectCreationOperation creation when creation.Type.Is(Progress) && Argument(creation, "Unit") is IFieldReferenceOperation unit =>
            Unit("Progress", "ProgressUnit", unit.Field.Name, [Argument(creation, "Column")], unit.Syntax.GetLocation()),
        IObjectCreationOperation creation when creation.Type.Is(Target) && Argument(creation, "Unit") is IFieldReferenceOperation unit =>
            Unit("RunTarget", "ProgressUnit", unit.Field.Name, ColumnsOf(creation), unit.Syntax.GetLocation()),
        IInvocationOperation { TargetMethod: { Name: "TensorBoard", ContainingType.Name: "RunTable" } } call => File(call, experiment),
        _ => [],
    };

    /// <summary>Checks the columns of metrics. Of two swapped columns, only the first is reported.</summary>
    public static IEnumerable<Diagnostic> Metrics(ISimpleAssignmentOperation write, ExperimentDeclaration experiment)
    {
        bool lossIsOfTraining = FormOf(write) is { } form && _trainers.Contains(form);
        return PairsOf(write.Value)
            .Select(pair => Metric(
                pair.Name,
                pair.Column,
                lossIsOfTraining && pair.Column == "loss" ? "training" : Only(_texts, pair.Column),
                $"column '{pair.Column}'",
                experiment))
            .OfType<Diagnostic>().Take(1);
    }

    /// <summary>Checks the columns of axes. Of two swapped columns, only the first is reported.</summary>
    public static IEnumerable<Diagnostic> Axes(ISimpleAssignmentOperation write, ExperimentDeclaration experiment) =>
        (from pair in PairsOf(write.Value)
         let named = TextOf(pair.Name)
         where experiment.Axes.Any(axis => axis.Property.Name == named) && Meaning(named!) != Meaning(pair.Column)
         let other = experiment.Axes.FirstOrDefault(axis => Meaning(axis.Property.Name) == Meaning(pair.Column))?.Property.Name
         where other is not null && other != named
         select Finding(
             pair.Name.Syntax.GetLocation(),
             [$"nameof({Naming.Escaped(other)})"],
             $"Axis '{named}'",
             $"column '{pair.Column}'",
             $"'{other}'",
             $"Name the column of '{named}', or write nameof({other}).")).Take(1);

    private static IEnumerable<Diagnostic> Unit(
        string reader, string prefix, string unit, IEnumerable<IOperation?> columns, Location place)
    {
        foreach (string column in columns.Select(TextOf).OfType<string>())
        {
            if (_units.Any(one => one.Unit == unit) && Only(_units, column) is { } said
                && said != unit)
            {
                bool isReadable = _units.Take(ReadableUnits).Any(one => one.Unit == said);
                yield return Finding(
                    place,
                    isReadable ? [$"{prefix}.{said}"] : [],
                    prefix == "ProgressUnit" ? $"{reader} with {prefix}.{unit}" : reader,
                    $"column '{column}'",
                    said.ToLowerInvariant(),
                    isReadable ? $"Write {prefix}.{said}, or name a column of {unit.ToLowerInvariant()}."
                        : $"Name a column of {unit.ToLowerInvariant()}.");
                yield break;
            }
        }
    }

    /// <summary>Checks the name of a file with one scalar, which often tells what the scalar is.</summary>
    private static IEnumerable<Diagnostic> File(IInvocationOperation call, ExperimentDeclaration experiment)
    {
        string? path = TextOf(call.Arguments.FirstOrDefault(one => one.Parameter?.Name == "path")?.Value);
        IOperation? metric = call.Arguments.FirstOrDefault(one => one.Parameter?.Name == "metric")?.Value;
        string? file = path?.Split('/').Last();
        // A folder or file is often called 'train' because it holds training runs. The name of a scalar has its quantity too.
        return file is not null && metric is not null && Words(file).Intersect(_quantities.SelectMany(one => one.Words)).Any()
            && Metric(metric, file, Only(_texts, file), $"file '{file}'", experiment) is { } finding ? [finding] : [];
    }

    private static Diagnostic? Metric(IOperation named, string column, string? text, string reads, ExperimentDeclaration experiment)
    {
        MetricDeclaration? metric = experiment.Metrics.FirstOrDefault(one => one.Type.Name == TextOf(named));
        if (metric is null || !MetricRange.IsOurs(metric.Type))
        {
            return null;
        }

        string? quantity = Only([.. _quantities.Select(one => (one.Quantity, one.Words))], column);
        string? own = _quantities.FirstOrDefault(one => one.Metrics.Contains(metric.Type.Name)).Quantity;
        if (quantity is not null && own is not null && quantity != own)
        {
            return Finding(
                named.Syntax.GetLocation(),
                experiment.Metrics.Select(one => one.Type.Name)
                    .Where(name => _quantities.Any(one => one.Quantity == quantity && one.Metrics.Contains(name)))
                    .Select(name => $"nameof({name})"),
                metric.Type.Name,
                reads,
                quantity,
                quantity == "a perplexity" && own == "a loss" ? "A loss is the logarithm of the perplexity. Name a column of the loss."
                    : $"Name a column with {own}.");
        }

        string? measured = metric.Kind switch
        {
            MetricKind.Validation when metric.Type.Name is "ValidationLoss" or "Accuracy" or "BitsPerByte" => "validation",
            MetricKind.Step => "training",
            _ => null,
        };
        if (text is null || measured is null || text == measured)
        {
            return null;
        }

        string? other = (metric.Type.Name, text) switch
        {
            ("ValidationLoss", _) => "TrainLoss",
            ("TrainLoss", _) => "ValidationLoss",
            _ => null,
        };
        return Finding(
            named.Syntax.GetLocation(),
            experiment.Metrics.Any(one => one.Type.Name == other) ? [$"nameof({other})"] : [],
            metric.Type.Name,
            reads,
            column == "loss" ? "training in this form of file" : text,
            other is null ? $"Name a column of {measured}."
                : experiment.Metrics.Any(one => one.Type.Name == other) ? $"Name a column of {measured}, or write nameof({other})."
                : $"Name a column of {measured}, or measure {other}.");
    }

    private static Diagnostic Finding(
        Location place, IEnumerable<string> values, string reader, string reads, string said, string remedy) =>
        Diagnostic.Create(
            Descriptors.ColumnMeansAnother,
            place,
            Remedy.Of((Remedy.Values, Remedy.Joined(values))),
            reader,
            reads,
            said,
            remedy);

    /// <summary>The only meaning that the words of a name have; null if they have none or several.</summary>
    private static string? Only(IEnumerable<(string Meaning, string[] Words)> meanings, string name)
    {
        var words = Words(name).ToList();
        return meanings.Where(one => one.Words.Intersect(words).Any()).Select(one => one.Meaning).ToList() is [var only] ? only : null;
    }

    /// <summary>The words of a name such as <c>train/tokens_seen</c> or <c>tokensSeen</c>, in lower case.</summary>
    public static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetter(name[i]);
            if (ends || (i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1])))
            {
                if (i > start)
                {
                    yield return name.Substring(start, i - start).ToLowerInvariant();
                }

                start = ends ? i + 1 : i;
            }
        }
    }

    /// <summary>A name without case and underscores, as columns are compared with axes.</summary>
    public static string Meaning(string name)
    {
        string plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return _short.TryGetValue(plain, out string? meaning) ? meaning : plain;
    }

    /// <summary>
    /// The column of an axis in a table: the one that the table's initializer assigns to it, or its name. Null if the column is not known.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <param name="sibling">Any assignment of the initializer.</param>
    public static string? ColumnOf(AxisDeclaration axis, IOperation sibling)
    {
        ISimpleAssignmentOperation? axes = (sibling.Parent as IObjectOrCollectionInitializerOperation)?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(write => write.Target is IPropertyReferenceOperation { Property.Name: "Axes" });
        return axes is null ? axis.Property.Name
            : WrittenList.ElementsOf(axes.Value) is null ? null
            : PairsOf(axes.Value).FirstOrDefault(pair => TextOf(pair.Name) == axis.Property.Name).Column ?? axis.Property.Name;
    }

    /// <summary>The form of file that a table starts from, such as <c>TrainerState</c>, if the table is written as a <c>with</c>.</summary>
    private static string? FormOf(ISimpleAssignmentOperation write) =>
        write.Parent?.Parent is IWithOperation { Operand: var operand } && WrittenList.Unconverted(operand) is IInvocationOperation call
            ? call.TargetMethod.Name
            : null;

    /// <summary>The pairs of a list such as <c>[("BatchSize", "bs")]</c> whose second part is a constant.</summary>
    public static IEnumerable<(IOperation Name, string Column)> PairsOf(IOperation list) =>
        from pair in (WrittenList.ElementsOf(list) ?? []).Select(WrittenList.Unconverted).OfType<ITupleOperation>()
        where pair.Elements.Length == 2
        let column = TextOf(pair.Elements[1])
        where column is not null
        select (pair.Elements[0], column);

    private static IEnumerable<IOperation?> ColumnsOf(IObjectCreationOperation target) =>
        from write in target.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? []
        where write.Target is IPropertyReferenceOperation { Property.Name: "Column" or "EvaluatedEvery" or "Until" }
        select write.Value is IConversionOperation { OperatorMethod: not null } conversion ? conversion.Operand : write.Value;

    private static IOperation? Argument(IObjectCreationOperation creation, string parameter) =>
        creation.Arguments.FirstOrDefault(one => one.Parameter?.Name == parameter)?.Value;

    private static Location PlaceOf(IInvocationOperation call) =>
        call.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax { Expression: var name } ? name.GetLocation()
            : call.Syntax.GetLocation();

    private static string? TextOf(IOperation? operation) =>
        operation is not null && WrittenList.Unconverted(operation).ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
