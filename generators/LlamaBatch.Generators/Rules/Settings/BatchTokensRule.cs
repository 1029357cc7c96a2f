using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a batch size in sequences, or a number that is not that of a step, that is given to a method that needs the batch size in tokens.
/// A plain number converts to both units, so the compiler accepts it.
/// </summary>
internal static class BatchTokensRule
{
    /// <summary>The relative difference between two numbers of tokens that rounding to whole steps explains.</summary>
    internal const double SameTokens = 0.02;

    /// <summary>Reports a batch size in tokens that is given to a method beside a batch size in sequences.</summary>
    public static IEnumerable<Diagnostic> CheckSequences(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        CancellationToken cancellation) =>
        from point in evaluation.Points.Take(1)
        let length = point.Corpus?.SequenceLength ?? 0
        where length > 1 && point.Assignments.ContainsKey("Training.BatchSize")
        let batch = point.Assignments["Training.BatchSize"].ToString()
        from call in experiment.WrittenNodes<InvocationExpressionSyntax>(cancellation)
        where call.ArgumentList.Arguments.Any(one => one.Expression is BinaryExpressionSyntax)
            && experiment.Bodies.Of(call) is IInvocationOperation { TargetMethod.ContainingAssembly.Name: "LlamaBatch" }
        let found = (IInvocationOperation)experiment.Bodies.Of(call)!
        where found.Arguments.Count(argument => argument.Parameter?.Type.Name == "Sequences") == 2
        from argument in found.Arguments
        where argument.Parameter?.Type.Name == "Sequences" && argument.Value.Syntax is BinaryExpressionSyntax product
            && product.IsKind(SyntaxKind.MultiplyExpression)
            && (Is(product.Left, product.Right, batch, length) || Is(product.Right, product.Left, batch, length))
            // Two numbers of tokens have the right ratio.
            && found.Arguments.Any(other => other != argument && other.Parameter?.Type.Name == "Sequences"
                && WrittenList.Unconverted(other.Value).Syntax is not BinaryExpressionSyntax
                && WrittenValue.NumberOf(WrittenList.Unconverted(other.Value)) is { } number
                && number <= 4.0 * evaluation.Points.Max(one => one.Training?.BatchSize.Count ?? 1))
        select Diagnostic.Create(
            Descriptors.BatchIsNotOfStep,
            argument.Value.Syntax.GetLocation(),
            Remedy.Of((Remedy.Values, batch)),
            $"{found.TargetMethod.ContainingType.Name}.{found.TargetMethod.Name} needs batch sizes in sequences, and '{argument.Value.Syntax}' "
                + $"is the number of tokens. Write {batch}.");

    /// <summary>Reports a constant number of tokens in <c>Timescale.WeightDecay</c> that is not that of the run.</summary>
    public static IEnumerable<Diagnostic> CheckRun(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        CancellationToken cancellation) =>
        from trained in evaluation.Points.Select(one => one.Training?.Tokens.Count).Distinct().Take(2).ToList() is [{ } only and > 0]
            ? new[] { only }
            : []
        from call in experiment.WrittenNodes<InvocationExpressionSyntax>(cancellation)
        where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WeightDecay" }
        let found = experiment.Bodies.Of(call) as IInvocationOperation
        where found is { TargetMethod: { ContainingType.Name: "Timescale", ContainingAssembly.Name: "LlamaBatch" } }
        from argument in found.Arguments
        where argument.Parameter?.Name == "tokens" && WrittenValue.NumberOf(argument.Value) is { } number
            && Math.Abs(number - trained) > SameTokens * trained
        select Diagnostic.Create(
            Descriptors.BatchIsNotOfStep,
            argument.Value.Syntax.GetLocation(),
            Remedy.Of((Remedy.Values, CSharpLiteral.Grouped(trained))),
            $"Timescale.WeightDecay needs the number of tokens of the run, and '{argument.Value.Syntax}' is "
                + $"{Number.Exact(WrittenValue.NumberOf(argument.Value)!.Value)}, not {Number.Exact(trained)}. "
                + $"Write {CSharpLiteral.Grouped(trained)}.");

    private static bool Is(ExpressionSyntax one, ExpressionSyntax other, string batch, int length) => one.ToString() == batch
        && (other is LiteralExpressionSyntax { Token.Value: int number } ? number == length
            : other.ToString().EndsWith("SequenceLength", StringComparison.Ordinal));

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        CancellationToken cancellation)
    {
        if (evaluation.Points is not [{ Corpus.SequenceLength: > 1 } point, ..]
            || !point.Assignments.TryGetValue("Training.BatchSize", out ExpressionSyntax? batch))
        {
            return [];
        }

        var steps = evaluation.Points.Select(one => one.Trainable?.TokensPerStep).Distinct().ToList();
        return from call in experiment.WrittenNodes<InvocationExpressionSyntax>(cancellation)
               where call.Expression is MemberAccessExpressionSyntax
                   && call.ArgumentList.Arguments.Any(one => IsBatch(one) || IsNamedBatch(one))
               let found = experiment.Bodies.Of(call) as IInvocationOperation
               where found is { TargetMethod.ContainingAssembly.Name: "LlamaBatch" }
               from argument in found.Arguments
               where argument.Parameter is { Name: "batch", Type.Name: "Tokens" } && argument.Value is IConversionOperation
                   && argument.Syntax is ArgumentSyntax
               let syntax = (ArgumentSyntax)argument.Syntax
               let number = WrittenValue.NumberOf(argument.Value)
               // Other methods may be about the recipe of another model.
               let isOfAnotherStep = found.TargetMethod is { Name: "WeightDecay", ContainingType.Name: "Timescale" }
                   && number is not null && steps is [{ } step] && !number.Equals((double)step)
               where IsBatch(syntax) || isOfAnotherStep
               let written = argument.Value.Syntax.ToString()
               let sequences = written.StartsWith("Training.", StringComparison.Ordinal) ? "Training.BatchSize.Count"
                   : batch is BinaryExpressionSyntax ? $"({batch})"
                   : $"{batch}"
               let tokens = $"{sequences} * Corpus.SequenceLength"
               select Diagnostic.Create(
                   Descriptors.BatchIsNotOfStep,
                   argument.Value.Syntax.GetLocation(),
                   Remedy.Of((Remedy.Values, IsBatch(syntax) ? tokens : null)),
                   $"{found.TargetMethod.ContainingType.Name}.{found.TargetMethod.Name} needs the number of tokens in a step, and "
                       + $"'{written}' is "
                       + (IsBatch(syntax) ? "the number of sequences" : FormattableString.Invariant($"{number:N0}, not {steps[0]:N0}"))
                       + $". Write {tokens}.");

        // The expression of the batch size is known to be in sequences.
        bool IsBatch(ArgumentSyntax argument) => argument.Expression.ToString() is var text
            && (text == batch.ToString() || text is "Training.BatchSize" or "Training.BatchSize.Count");

        static bool IsNamedBatch(ArgumentSyntax argument) => argument.NameColon?.Name.Identifier.ValueText == "batch";
    }
}
