using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Code in a claim that is repeated for each element of a list: the body of a <c>foreach</c> loop, or the function that a claim gives to a
/// method such as <c>Select</c>.
/// </summary>
/// <param name="List">The list.</param>
/// <param name="Repeated">The repeated part, a child of the loop or of the call.</param>
/// <param name="Variables">The variable of the element, or of each part of the element if it is a tuple.</param>
/// <param name="TakesParts">Whether the variables are the parts of the element.</param>
internal sealed record ClaimLoop(IOperation List, IOperation Repeated, IReadOnlyList<ISymbol> Variables, bool TakesParts)
{
    private static readonly HashSet<string> _forEachElement = ["Select", "SelectMany", "All", "Any", "ForEach", "Aggregate"];

    /// <summary>The loop that an operation is. Null for other operations, and for loops that treat their elements differently.</summary>
    public static ClaimLoop? Of(IOperation operation) => operation switch
    {
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation one } loop =>
            Plain(new ClaimLoop(loop.Collection, loop.Body, [one.Symbol], false)),
        IForEachLoopOperation { LoopControlVariable: IDeclarationExpressionOperation { Expression: ITupleOperation parts } } loop
            when parts.Elements.All(part => part is ILocalReferenceOperation) =>
            Plain(new ClaimLoop(
                loop.Collection, loop.Body, [.. parts.Elements.Select(part => ((ILocalReferenceOperation)part).Local)], true)),
        // Aggregate hands the element over as the second parameter, and Select the index.
        IInvocationOperation { Instance: null, Arguments: [var list, .., var last], TargetMethod: var method }
            when _forEachElement.Contains(method.Name) && IsSystem(method) && last.Value is IDelegateCreationOperation
            {
                Target: IAnonymousFunctionOperation { Symbol.Parameters: [var first, ..] all },
            } =>
            Plain(new ClaimLoop(list.Value, last, [method.Name == "Aggregate" ? all[all.Length - 1] : first], false)),
        _ => null,
    };

    private static bool IsSystem(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is "System" or "System.Linq";

    private static ClaimLoop? Plain(ClaimLoop loop) => loop.Repeated.DescendantsAndSelf().Any(loop.Distinguishes) ? null : loop;

    /// <summary>Whether an operation leaves the loop, or chooses by the element what happens.</summary>
    private bool Distinguishes(IOperation operation) => operation switch
    {
        IBranchOperation => true,
        IReturnOperation => Repeated is not IArgumentOperation,
        IConditionalOperation choice => Reads(choice.Condition),
        ISwitchOperation choice => Reads(choice.Value),
        ISwitchExpressionOperation choice => Reads(choice.Value),
        _ => false,
    };

    /// <summary>Whether an operation reads the element, directly or through a variable of the repeated code.</summary>
    private bool Reads(IOperation operation) => operation.DescendantsAndSelf().Any(one => one switch
    {
        ILocalReferenceOperation local => Variables.Contains(local.Local, SymbolEqualityComparer.Default)
            || Repeated.Syntax.Span.Contains(local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.Span ?? default),
        IParameterReferenceOperation parameter => Variables.Contains(parameter.Parameter, SymbolEqualityComparer.Default),
        _ => false,
    });
}
