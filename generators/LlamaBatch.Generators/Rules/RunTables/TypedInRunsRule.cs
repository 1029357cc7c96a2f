using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports properties about columns, such as <c>Where</c>, of a table whose runs are typed in and so have no columns.</summary>
internal static class TypedInRunsRule
{
    private static readonly HashSet<string> _ofColumns = ["Axes", "Metrics", "Run", "RunNames", "Progress", "Targets", "Where"];

    public static IEnumerable<Diagnostic> Check(IOperation operation) =>
        operation is not IWithOperation { Type.Name: "RunTable", Initializer: { } initializer } table || !IsTypedIn(table.Operand) ? []
            : from write in initializer.Initializers.OfType<ISimpleAssignmentOperation>()
              let property = (write.Target as IPropertyReferenceOperation)?.Property.Name
              where property is not null && _ofColumns.Contains(property)
              select NoEffect.At(
                  write.Syntax.GetLocation(),
                  property,
                  "the runs are typed in and have no columns. Remove it.");

    private static bool IsTypedIn(IOperation table) => WrittenList.Unconverted(table) switch
    {
        IWithOperation copy => IsTypedIn(copy.Operand),
        IInvocationOperation { TargetMethod: { Name: "Of", ContainingType.Name: "RunTable" } } => true,
        _ => false,
    };
}
