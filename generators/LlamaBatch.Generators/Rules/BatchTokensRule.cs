using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a batch size in sequences, or a number that is not that of a step, that is given to a method that needs the batch size in tokens.
/// A plain number converts to both units, so the compiler accepts it.
/// </summary>
internal static class BatchTokensRule
{
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
               let number = ClaimReader.NumberOf(argument.Value)
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
                   $"{found.TargetMethod.ContainingType.Name}.{found.TargetMethod.Name}",
                   written,
                   IsBatch(syntax) ? "the number of sequences" : FormattableString.Invariant($"{number:N0}, not {steps[0]:N0}"),
                   tokens);

        // The expression of the batch size is known to be in sequences.
        bool IsBatch(ArgumentSyntax argument) => argument.Expression.ToString() is var text
            && (text == batch.ToString() || text is "Training.BatchSize" or "Training.BatchSize.Count");

        static bool IsNamedBatch(ArgumentSyntax argument) => argument.NameColon?.Name.Identifier.ValueText == "batch";
    }
}
