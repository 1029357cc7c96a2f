using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports published numbers without a source in a list whose other numbers have one.</summary>
internal static class QuantitySourceRule
{
    private const string Quantity = "LlamaBatch.Quantity";

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        if (!experiment.Record.GetMembers().Any(member =>
            ((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type).Is("LlamaBatch.Quantities")))
        {
            return [];
        }

        var numbers = RunTableRule.OperationsOf(experiment, cancellation).OfType<IObjectCreationOperation>()
            .Where(creation => creation.Type.Is(Quantity)).ToList();
        return numbers.Exists(HasSource)
            ? numbers.Where(number => !HasSource(number)).Take(1).Select(number => Diagnostic.Create(
                Descriptors.RunsWithoutSource,
                number.Syntax.GetLocation(),
                "The report cannot say where this number is from. Write its source as the third argument."))
            : [];
    }

    private static bool HasSource(IObjectCreationOperation number) => number.Arguments.Any(argument =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "Source" }) || number.Initializer is not null;
}
