using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a batch size in sequences that is given to a method that needs the batch size in tokens. A plain number converts to both units,
/// so the compiler accepts it.
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

        return from call in experiment.WrittenNodes<InvocationExpressionSyntax>(cancellation)
               where call.Expression is MemberAccessExpressionSyntax && call.ArgumentList.Arguments.Any(IsBatch)
               let found = experiment.Bodies.Of(call) as IInvocationOperation
               where found is { TargetMethod.ContainingAssembly.Name: "LlamaBatch" }
               from argument in found.Arguments
               where argument.Parameter is { Name: "batch", Type.Name: "Tokens" } && argument.Value is IConversionOperation
                   && argument.Syntax is ArgumentSyntax syntax && IsBatch(syntax)
               let written = argument.Value.Syntax.ToString()
               let tokens = $"{written} * Corpus.SequenceLength"
               select Diagnostic.Create(
                   Descriptors.BatchIsInSequences,
                   argument.Value.Syntax.GetLocation(),
                   Remedy.Of((Remedy.Values, tokens)),
                   $"{found.TargetMethod.ContainingType.Name}.{found.TargetMethod.Name}",
                   written,
                   tokens);

        // The expression of the batch size is known to be in sequences.
        bool IsBatch(ArgumentSyntax argument) => argument.Expression.ToString() == batch.ToString();
    }
}
