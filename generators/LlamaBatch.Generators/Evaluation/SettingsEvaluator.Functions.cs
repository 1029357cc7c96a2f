using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>
/// Evaluates calls of user-defined code: methods, local functions, operators, and functions that a variable holds.
/// </content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>Evaluates the body of a user-defined method with its arguments. The method is static or a member of the record.</summary>
    private object? InvokeSource(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        object? instance = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        switch (instance)
        {
            case OwnValue own:
                return Call(own, invocation);
            case FunctionValue function:
                return Arguments(invocation.Arguments, areSettings: false) is object?[] given
                    ? Call(function, given, invocation)
                    : new Unknown(invocation.Syntax);
        }

        bool isOwn = invocation
            .Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        if (!isOwn)
        {
            return new Unknown(invocation.Syntax);
        }

        IMethodSymbol called = invocation.Instance?.Syntax is BaseExpressionSyntax ? method : NearestOf(method);
        if (MemberSyntax.Body((called.PartialImplementationPart ?? called).Declaration(cancellation)) is null)
        {
            return new Unknown(invocation.Syntax);
        }

        object? arguments = Arguments(invocation.Arguments, areSettings: false);
        if (arguments is not object?[] values)
        {
            return arguments;
        }

        IMethodSymbol declared = (called.PartialImplementationPart ?? called).OriginalDefinition;
        foreach (IArgumentOperation argument in invocation.Arguments.Where(argument => argument.Parameter is not null))
        {
            _arguments[declared.Parameters[argument.Parameter!.Ordinal]] = Origin(argument.Value);
        }

        return CallSource(called, values, invocation);
    }

    /// <summary>The result of a user-defined operator.</summary>
    private object? CallOperator(IMethodSymbol method, IReadOnlyList<IOperation> operands, IOperation operation)
    {
        object?[] values = [.. operands.Select(Evaluate)];
        bool isShort = operation is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr,
        };
        bool isLifted = operation is IBinaryOperation { IsLifted: true } or IUnaryOperation { IsLifted: true };
        return values.FirstOrDefault(value => value is Unknown)
            ?? (isShort || (isLifted && values.Contains(null)) ? new Unknown(operation.Syntax) : null)
            ?? (LinkedTypes.Find(method) is { } linked ? Call(linked, null, values, operation) : CallSource(method, values, operation));
    }

    /// <summary>
    /// The result of a user-defined method that needs no other object than the record. A local function may read the variables of the code
    /// around it, but not write them.
    /// </summary>
    private object? CallSource(IMethodSymbol method, object?[] values, IOperation operation)
    {
        IMethodSymbol called = (method.PartialImplementationPart ?? method).OriginalDefinition;
        bool isClosure = called is { MethodKind: MethodKind.LocalFunction, IsStatic: false };
        if (IsReplaceable(method) || method.IsAsync || called.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || MemberSyntax.Body(called.Declaration(cancellation)) is not { } body
            || (isClosure && WritesOuter(called, body, [])))
        {
            return new Unknown(operation.Syntax);
        }

        // The same arguments of a local function need not be a cycle, because the variables around it may have changed.
        if (!isClosure
            && _calls.Any(open => SymbolEqualityComparer.Default.Equals(open.Method, called) && open.Arguments.SequenceEqual(values)))
        {
            return new Unknown(operation.Syntax, Cycle: called.Name);
        }

        _calls.Add((called, values));
        object? value = With(
            called.Parameters.Zip(values, (parameter, one) => ((ISymbol)parameter, one)),
            () => Evaluate(bodies.Of(body)),
            isClosure ? _locals : null);
        _calls.RemoveAt(_calls.Count - 1);
        return value;
    }

    /// <summary>Evaluates code with variables of its own.</summary>
    /// <param name="variables">The variables, such as parameters.</param>
    /// <param name="code">Evaluates the code.</param>
    /// <param name="outer">The variables of the code around it, which it may read; null for none.</param>
    private object? With(
        IEnumerable<(ISymbol Variable, object? Value)> variables,
        Func<object?> code,
        IDictionary<ISymbol, object?>? outer = null)
    {
        Dictionary<ISymbol, object?> locals = _locals;
        _locals = outer is null ? new(SymbolEqualityComparer.Default) : new(outer, SymbolEqualityComparer.Default);
        foreach ((ISymbol variable, object? value) in variables)
        {
            _locals[variable] = value;
        }

        object? result = code();
        _locals = locals;
        return result;
    }

    /// <summary>Whether a local function, or another that it calls, writes a variable of the code around it.</summary>
    private bool WritesOuter(IMethodSymbol function, SyntaxNode body, HashSet<SyntaxNode> visited) => visited.Add(body)
        && bodies.Of(body)?.DescendantsAndSelf().Any(part => part switch
        {
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } other } =>
                MemberSyntax.Body(other.Declaration(cancellation)) is not { } called || WritesOuter(other, called, visited),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }
                or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction }
                or IVariableDeclaratorOperation { Symbol.IsRef: true } => true,
            _ => VariableOf(part) is { } variable && !IsWithin(variable, function) && IsWritten(part),
        }) == true;

    /// <summary>Whether the code around a variable assigns it, increments it or passes it by reference.</summary>
    private static bool IsWritten(IOperation variable) => variable.Parent switch
    {
        IAssignmentOperation { Target: var target } => target == variable,
        IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        ITupleOperation tuple => IsWritten(tuple),
        _ => false,
    };

    private static ISymbol? VariableOf(IOperation part) =>
        (part as ILocalReferenceOperation)?.Local ?? (ISymbol?)(part as IParameterReferenceOperation)?.Parameter;

    private static bool IsWithin(ISymbol variable, ISymbol function)
    {
        for (ISymbol? one = variable.ContainingSymbol; one is not null; one = one.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(one, function))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A lambda expression or a method as a value. A lambda expression that reads variables around it is unknown if code changes one of
    /// them, because the change may come before the call.
    /// </summary>
    private object Function(IOperation target) => target switch
    {
        IAnonymousFunctionOperation { Symbol.IsAsync: false } lambda when CapturedBy(lambda) is { } captured =>
            new FunctionValue(lambda.Symbol, lambda, _self, captured),
        IMethodReferenceOperation
        {
            Method: { MethodKind: MethodKind.Ordinary } method,
            Instance: null or IInstanceReferenceOperation { Syntax: not BaseExpressionSyntax },
        } when method.IsStatic || _self is null => new FunctionValue(method, target, _self, []),
        _ => new Unknown(target.Syntax),
    };

    /// <summary>The variables around a lambda expression that it reads, with their values; null if one of them changes or is unknown.</summary>
    private List<(ISymbol Variable, object? Value)>? CapturedBy(IAnonymousFunctionOperation lambda)
    {
        var captured = new List<(ISymbol Variable, object? Value)>();
        IOperation root = lambda;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        foreach (IOperation part in lambda.Body.Descendants())
        {
            // A local function may read variables too.
            if (part is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } called }
                && !IsWithin(called, lambda.Symbol))
            {
                return null;
            }

            if (VariableOf(part) is { } variable && !IsWithin(variable, lambda.Symbol)
                && !captured.Exists(one => SymbolEqualityComparer.Default.Equals(one.Variable, variable)))
            {
                if (!_locals.TryGetValue(variable, out object? value) || value is List<object?> or DictionaryValue
                    || root.Descendants().Any(other =>
                        SymbolEqualityComparer.Default.Equals(VariableOf(other), variable) && IsWritten(other)))
                {
                    return null;
                }

                captured.Add((variable, value));
            }
        }

        return captured;
    }

    /// <summary>
    /// Runs a local function as a statement. It may write the variables of the code around it. Its own variables are those of this call.
    /// </summary>
    private StrongBox<object?>? RunFunction(IInvocationOperation call)
    {
        IMethodSymbol function = call.TargetMethod.OriginalDefinition;
        if (function.IsAsync || function.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || MemberSyntax.Body(function.Declaration(cancellation)) is not { } body || bodies.Of(body) is not { } code
            || Arguments(call.Arguments, areSettings: false) is not object?[] values || !budget.TrySpend() || _depth >= MostDepth)
        {
            return new(new Unknown(call.Syntax));
        }

        var own = _locals.Where(local => IsWithin(local.Key, function)).ToList();
        foreach ((IParameterSymbol parameter, object? value) in function.Parameters.Zip(values, (parameter, value) => (parameter, value)))
        {
            _locals[parameter] = value;
        }

        _depth++;
        // The body of "void Halve() => share /= 2" is an expression.
        StrongBox<object?>? ended = code is IBlockOperation { Operations: var statements } ? RunAll(statements) : Run(code);
        _depth--;
        foreach (ISymbol local in _locals.Keys.Where(local => IsWithin(local, function)).ToList())
        {
            _locals.Remove(local);
        }

        foreach (KeyValuePair<ISymbol, object?> local in own)
        {
            _locals[local.Key] = local.Value;
        }

        return ended is { Value: Unknown } ? ended : null;
    }

    private object? Call(FunctionValue function, object?[] values, IOperation operation)
    {
        OwnValue? self = _self;
        _self = function.Self;
        object? result = function.Code is IAnonymousFunctionOperation lambda
            ? With(
                function.Captured.Concat(lambda.Symbol.Parameters.Zip(values, (parameter, value) => ((ISymbol)parameter, value))),
                () => Evaluate(lambda.Body))
            : CallSource(NearestOf(function.Method), values, operation);
        _self = self;
        return result;
    }

    /// <summary>A function that a variable holds.</summary>
    /// <param name="Method">The method, or that of the lambda expression.</param>
    /// <param name="Code">The lambda expression, or the reference to the method.</param>
    /// <param name="Self">The object whose code the function is; null for the record.</param>
    /// <param name="Captured">The variables around a lambda expression that it reads, with their values.</param>
    private sealed record FunctionValue(
        IMethodSymbol Method, IOperation Code, OwnValue? Self, IReadOnlyList<(ISymbol Variable, object? Value)> Captured);
}
