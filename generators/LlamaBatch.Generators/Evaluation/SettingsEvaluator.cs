using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Evaluates the settings of one point (one level of each axis) at compile time. The evaluator interprets Roslyn's operations, and creates
/// objects of the configuration types that are compiled into the generator. For diagnostics, it records where user code sets each setting.
/// The evaluator never throws: a value that cannot be computed is an <see cref="Unknown"/>.
/// </summary>
/// <param name="bodies">The record's code as Roslyn operations.</param>
/// <param name="record">The experiment's record. Its own members take precedence over those of its bases.</param>
/// <param name="levels">The level of each axis. An axis without a level has its baseline value.</param>
/// <param name="members">A cache of members that all points of the sweep share.</param>
/// <param name="arms">Collects the switch-expression arms that any point selects.</param>
/// <param name="budget">The number of operations that may still be evaluated.</param>
/// <param name="cancellation">Cancels the evaluation.</param>
internal sealed partial class SettingsEvaluator(
    BoundBodies bodies,
    INamedTypeSymbol record,
    IReadOnlyDictionary<string, object> levels,
    MemberCache members,
    SwitchArms arms,
    EvaluationBudget budget,
    CancellationToken cancellation)
{
    private const string Thrown = "This code is reached and throws. Write a value, or remove the level that reaches it.";

    /// <summary>The longest name of a table in a message.</summary>
    private const int LongestTable = 40;

    /// <summary>The maximum depth of nested calls. This limit stops endless recursion.</summary>
    private const int MostDepth = 500;

    private readonly List<string> _path = [];
    private readonly Dictionary<ISymbol, KnownMember> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private SettingNotes _notes = new(0);
    private Dictionary<ISymbol, object?> _locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, SyntaxNode> _arguments = new(SymbolEqualityComparer.Default);
    private readonly List<(IMethodSymbol Method, object?[] Arguments)> _calls = [];
    private readonly MemberWrites _writes = bodies.WritesOf(record);
    private SettingsEvaluator? _outer;
    private LevelReads _reads;
    private int _depth;

    /// <summary>The last expression that sets each setting, by path, such as <c>Model.KeyValueHeads</c>.</summary>
    public IReadOnlyDictionary<string, ExpressionSyntax> Assignments => _notes.Assignments;

    /// <summary>The presets, such as <c>LlamaConfig.Nano</c>, that sections of settings start from.</summary>
    public IReadOnlyList<PresetModel> Presets => _notes.Presets;

    /// <summary>The value of a setting of the record, or an <see cref="Unknown"/> with the cause.</summary>
    public object? Setting(IPropertySymbol property)
    {
        _path.Add(property.Name);
        object? value = Property(property, reader: null);
        _path.RemoveAt(_path.Count - 1);
        return value;
    }

    /// <summary>The value of an expression that needs no local variables, or an <see cref="Unknown"/> with the cause.</summary>
    public object? Value(IOperation expression)
    {
        budget.NextPoint();
        return Evaluate(expression);
    }

    /// <summary>The value of a property in a new record, or an <see cref="Unknown"/> with the cause.</summary>
    public object? Baseline(IPropertySymbol property) =>
        ConstructorAssignment.To(property, _writes, cancellation) is { } written
            ? Evaluate(bodies.Of(written))
            : Property(property, reader: null);

    /// <summary>The value of a property, field or constant whose code is in this project. Each member is evaluated only once.</summary>
    private object? Property(ISymbol symbol, SyntaxNode? reader)
    {
        if (!_known.TryGetValue(symbol, out KnownMember? known))
        {
            if (!members.TryGet(symbol, out known))
            {
                if (WhyUnknown(symbol, reader) is { } unknown)
                {
                    return unknown;
                }

                known = Evaluated(symbol, reader);
                members.Add(symbol, known);
            }

            _known.Add(symbol, known);
        }

        _reads = _reads.And(known.Reads);
        _notes.Add(known.Notes, _path);
        return known.Value;
    }

    /// <summary>The reason why the evaluation of a member cannot start, such as a cycle; null if the evaluation can start.</summary>
    private Unknown? WhyUnknown(ISymbol symbol, SyntaxNode? reader)
    {
        SyntaxNode? declaration = symbol.Declaration(cancellation);
        bool isStored = MemberSyntax.IsStored(declaration);
        return (MemberSyntax.Body(declaration) is null && !isStored)
                || (isStored && (IsChanged(symbol, declaration!) || IsNotYetSet(symbol, declaration!)))
                ? new Unknown(reader ?? declaration)
            : _open.Contains(symbol) ? new Unknown(reader ?? declaration, Cycle: symbol.Name)
            : null;
    }

    private KnownMember Evaluated(ISymbol symbol, SyntaxNode? reader)
    {
        SyntaxNode? declaration = symbol.Declaration(cancellation);
        (SettingNotes notes, OwnValue? self, Dictionary<ISymbol, object?> locals, LevelReads reads) = (_notes, _self, _locals, _reads);
        (_notes, _self, _locals, _reads) = (new SettingNotes(_path.Count), null, new(SymbolEqualityComparer.Default), default);
        _open.Add(symbol);
        object? value = MemberSyntax.Body(declaration) is { } body ? Evaluate(bodies.Of(body))
            : NeedsValue(symbol, declaration) ? new Unknown(reader ?? declaration, IsSilent: true)
            : Default(symbol, reader ?? declaration);
        bool mayChange = value is List<object?> or DictionaryValue && MemberSyntax.IsStored(declaration) && MayChangeElements(symbol);
        var known = new KnownMember(mayChange ? new Unknown(reader ?? declaration) : value, _notes, _reads);
        _open.Remove(symbol);
        (_notes, _self, _locals, _reads) = (notes, self, locals, reads);
        return known;
    }

    /// <summary>Whether a constructor, a setter or a method assigns to a variable after its initializer has run.</summary>
    private bool IsChanged(ISymbol symbol, SyntaxNode declaration)
    {
        MemberWrites writes = WritesTo(symbol);
        return symbol is IFieldSymbol { IsStatic: true, IsReadOnly: false }
                or IPropertySymbol { IsStatic: true, SetMethod.DeclaredAccessibility: not Accessibility.Private }
            || (declaration is ParameterSyntax
                ? writes.PassesArguments
                : writes.IsWritten(MemberWrites.BackingField(symbol.Name), [.. levels.Keys]))
            || writes.IsWritten(symbol.Name, [.. levels.Keys]);
    }

    /// <summary>Whether code may change the elements of the array or list that a variable holds.</summary>
    private bool MayChangeElements(ISymbol symbol) =>
        (symbol as IFieldSymbol)?.Type is IArrayTypeSymbol or { Name: "List" or "IList" or "Dictionary" or "IDictionary" }
            || (symbol as IPropertySymbol)?.Type is IArrayTypeSymbol or { Name: "List" or "IList" or "Dictionary" or "IDictionary" }
            ? !IsPrivateOrFixed(symbol) || WritesTo(symbol).IsHandedOn(symbol.Name)
            : false;

    /// <summary>
    /// Whether only the declaring types change a variable's elements. A static readonly array counts, because hardly anybody changes the
    /// elements of another type's array. Lists and dictionaries may be filled elsewhere.
    /// </summary>
    private static bool IsPrivateOrFixed(ISymbol symbol) =>
        symbol is { DeclaredAccessibility: Accessibility.Private }
            or IFieldSymbol { IsStatic: true, IsReadOnly: true, Type: IArrayTypeSymbol };

    private MemberWrites WritesTo(ISymbol symbol) =>
        record.SelfAndBases().Contains(symbol.ContainingType, SymbolEqualityComparer.Default)
            ? _writes
            : bodies.WritesOf(symbol.ContainingType);

    /// <summary>
    /// Whether a static variable is read before its own initializer has run, by the initializer of another static variable.
    /// </summary>
    private bool IsNotYetSet(ISymbol symbol, SyntaxNode declaration) => symbol.IsStatic && _open.Any(reader =>
        reader.IsStatic
        && SymbolEqualityComparer.Default.Equals(reader.ContainingType, symbol.ContainingType)
        && reader.Declaration(cancellation) is { } other
        && MemberSyntax.IsStored(other)
        && (other.SyntaxTree != declaration.SyntaxTree || other.SpanStart < declaration.SpanStart));

    /// <summary>
    /// Whether a parameter belongs to the primary constructor of the record or of a base. Initializers may read such parameters.
    /// </summary>
    private bool IsOfConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type }
        && record.SelfAndBases().Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);

    /// <summary>The value of a constructor's parameter if the record is created without arguments.</summary>
    private static object? DefaultOf(IParameterSymbol parameter, SyntaxNode place) =>
        !parameter.HasExplicitDefaultValue ? new Unknown(place, IsSilent: true)
            : parameter.ExplicitDefaultValue is { } value && LinkedTypes.Find(parameter.Type) is { IsEnum: true } type
            ? Enum.ToObject(type, value)
            : parameter.ExplicitDefaultValue;

    /// <summary>
    /// Whether a member has no value until the code that creates the record sets it. The analyzer reports such members elsewhere.
    /// </summary>
    private static bool NeedsValue(ISymbol symbol, SyntaxNode? declaration) =>
        declaration is ParameterSyntax || symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>The value of a variable without an initializer, such as 0 or null.</summary>
    private static object? Default(ISymbol symbol, SyntaxNode? place) =>
        DefaultOf((symbol as IPropertySymbol)?.Type ?? (symbol as IFieldSymbol)?.Type, place);

    /// <summary>The default value of a type, such as 0 or null.</summary>
    private static object? DefaultOf(ITypeSymbol? type, SyntaxNode? place) =>
        type is null or { TypeKind: TypeKind.TypeParameter } ? new Unknown(place)
        : type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? null
        : LinkedTypes.Find(type) is { } linked ? Activator.CreateInstance(linked)
        : LinkedTypes.ValueType(type) is { } number ? Activator.CreateInstance(number)
        : new Unknown(place);

    private object? Evaluate(IOperation? operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null or IInvalidOperation)
        {
            return new Unknown(operation?.Syntax, IsSilent: true);
        }

        if (!budget.TrySpend() || _depth >= MostDepth)
        {
            return new Unknown(operation.Syntax);
        }

        _depth++;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return Known(operation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // A conversion or a member of a configuration type has thrown an exception. The program reports the reason when it runs.
            return new Unknown(operation.Syntax);
        }
        finally
        {
            _depth--;
        }
    }

    private object? Known(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant is not null && LinkedTypes.Find(operation.Type) is { IsEnum: true } type
                ? Enum.ToObject(type, constant)
                : constant;
        }

        return operation switch
        {
            IBlockOperation or IReturnOperation or IConditionalOperation { Type: null } => Run(operation) is { } ended
                ? ended.Value
                : new Unknown(operation.Syntax),
            ISymbolInitializerOperation initializer => Evaluate(initializer.Value),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IConversionOperation conversion => Convert(conversion),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => _self ?? (object)this,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } => _matched.Count > 0
                ? _matched.Peek()
                : new Unknown(operation.Syntax),
            IPropertyReferenceOperation property => Property(property),
            IFieldReferenceOperation field => Field(field),
            ILocalReferenceOperation { Local: var local } => _locals.TryGetValue(local, out object? value)
                ? value
                : new Unknown(operation.Syntax),
            IParameterReferenceOperation { Parameter: var parameter } => _locals.TryGetValue(parameter, out object? value) ? value
                : IsOfConstructor(parameter) && !_writes.PassesArguments ? DefaultOf(parameter, operation.Syntax)
                : new Unknown(operation.Syntax),
            IObjectCreationOperation creation => Create(creation),
            ITupleOperation tuple => Tuple(tuple),
            IWithOperation with => With(with),
            IInvocationOperation invocation => Invoke(invocation),
            IBinaryOperation { OperatorMethod: { } method } binary =>
                CallOperator(method, [binary.LeftOperand, binary.RightOperand], binary),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation { OperatorMethod: { } method } unary => CallOperator(method, [unary.Operand], unary),
            IUnaryOperation unary => Unary(unary),
            IConditionalOperation conditional => Conditional(conditional),
            ICoalesceOperation coalesce => Evaluate(coalesce.Value) is { } known
                ? Converted(known, coalesce.Type)
                : Evaluate(coalesce.WhenNull),
            ISwitchExpressionOperation choice => Switch(choice),
            IIsPatternOperation test => IsPattern(test),
            IDefaultValueOperation => DefaultOf(operation.Type, operation.Syntax),
            IArrayCreationOperation { Initializer: { } elements } => Elements(elements.ElementValues),
            // A set has each element once.
            ICollectionExpressionOperation { Type.Name: "HashSet" or "SortedSet" or "ISet" or "IReadOnlySet" } =>
                new Unknown(operation.Syntax),
            ICollectionExpressionOperation collection => Elements(collection.Elements),
            IArrayElementReferenceOperation { Indices: [var index] } element => Element(
                Evaluate(element.ArrayReference),
                index,
                operation),
            IConditionalAccessOperation access => Access(access),
            IConditionalAccessInstanceOperation => _accessed.Count > 0 ? _accessed.Peek() : new Unknown(operation.Syntax),
            IInterpolatedStringOperation text => Text(text),
            IDelegateCreationOperation creation => Function(creation.Target),
            IThrowOperation => new Unknown(operation.Syntax, Problem: Thrown),
            _ => new Unknown(operation.Syntax),
        };
    }

    private object Elements(IEnumerable<IOperation> elements)
    {
        var values = new List<object?>();
        foreach (IOperation element in elements)
        {
            object? value = Evaluate(element is ISpreadOperation spread ? spread.Operand : element);
            if (value is Unknown)
            {
                return value;
            }

            if (element is not ISpreadOperation { Operand: var spreadOut })
            {
                values.Add(value);
            }
            else if (value is List<object?> all && IsOrdered(spreadOut) && values.Count + all.Count <= LongestList
                && ((ISpreadOperation)element).ElementConversion.IsIdentity)
            {
                values.AddRange(all);
            }
            else
            {
                return new Unknown(element.Syntax);
            }
        }

        return values;
    }

    /// <summary>An element of an array at an index such as <c>1</c> or <c>^1</c>.</summary>
    private object? Element(object? array, IOperation index, IOperation operation)
    {
        if (index is IRangeOperation range && array is List<object?> all)
        {
            return Slice(all, range);
        }

        bool isFromEnd = index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
        object? value = Evaluate(isFromEnd ? ((IUnaryOperation)index).Operand : index);
        return array is Unknown ? array
            : value is Unknown ? value
            : array is DictionaryValue dictionary && value is not null
                ? dictionary.TryGetValue(value, out object? content) ? content
                    : new Unknown(operation.Syntax, Problem: $"{TableOf(operation, "The dictionary")} has no entry for "
                        + $"{TextOf(value, index.Type)}. Add one, or remove the level.")
            : array is List<object?> values && value is int number
                ? (isFromEnd ? values.Count - number : number) is var place && place >= 0 && place < values.Count ? values[place]
                    : new Unknown(operation.Syntax, Problem: OutOfRange(operation, values.Count, isFromEnd ? "^" : "", number))
            : new Unknown(operation.Syntax);
    }

    private static string OutOfRange(IOperation operation, int length, string end, int index) =>
        $"{TableOf(operation, "The list")} has {length} element{(length == 1 ? "" : "s")}, and [{end}{index}] is read. "
            + (index < 0 || (end == "^" && index == 0) ? "Correct the index."
                : "Add the missing elements, remove the level, or correct the index.");

    /// <summary>The elements of an array in a range such as <c>1..^1</c>.</summary>
    private object Slice(List<object?> all, IRangeOperation range)
    {
        (object? from, object? to) = (End(range.LeftOperand, 0), End(range.RightOperand, all.Count));
        return (from, to) switch
        {
            (Unknown, _) => from,
            (_, Unknown) => to,
            (int first, int end) when first >= 0 && first <= end && end <= all.Count => all.GetRange(first, end - first),
            _ => new Unknown(range.Syntax),
        };

        object? End(IOperation? written, int otherwise) => written is IConversionOperation { IsImplicit: true, Operand: var operand }
                ? End(operand, otherwise)
            : written is null ? otherwise
            : written is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var fromEnd }
                ? Evaluate(fromEnd) is int number ? all.Count - number : new Unknown(written.Syntax)
            : Evaluate(written);
    }

    /// <summary>The table that is read, as code, or another name for it if the code is long.</summary>
    private static string TableOf(IOperation operation, string other) =>
        (operation switch
        {
            IPropertyReferenceOperation property => property.Instance,
            IArrayElementReferenceOperation element => element.ArrayReference,
            _ => null,
        })?.Syntax is { } table && table.Span.Length <= LongestTable ? $"'{table}'" : other;

    /// <summary>A value as C# code. A member of an enum is written with its type.</summary>
    private static string TextOf(object value, ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } && type.MemberOf(value) is { } member ? $"{type.Name}.{member.Name}" : CSharpLiteral.Of(value);

    private object? Convert(IConversionOperation conversion)
    {
        object? operand = Evaluate(conversion.Operand);
        if (operand is Unknown)
        {
            return operand;
        }

        if (conversion.OperatorMethod is { } method)
        {
            if (operand is null && method.Parameters[0].Type.IsValueType)
            {
                return null;                                                        // a lifted conversion
            }

            return LinkedTypes.Find(method) is MethodInfo convert
                ? Call(
                    convert,
                    null,
                    [operand is IConvertible ? Arithmetic.Convert(operand, LinkedTypes.Find(method.Parameters[0].Type)!) : operand],
                    conversion)
                : CallSource(method, [operand], conversion);
        }

        if (operand is null)
        {
            return conversion.Type is { IsValueType: true } type && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
                ? new Unknown(conversion.Syntax)
                : null;
        }

        if (operand is not IConvertible || conversion.Conversion is { IsReference: true } or { IsIdentity: true })
        {
            return operand;                                             // also 'new()', which has the target's type
        }

        // An integer quotient of 0 is usually a mistake. An explicit cast of the quotient shows that 0 is intended.
        if (operand is 0 or 0L && conversion.IsImplicit
            && conversion.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single
            && conversion.Operand is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient
            && Evaluate(quotient.LeftOperand) is not (0 or 0L or Unknown))
        {
            return new Unknown(
                quotient.Syntax,
                Problem: $"'{quotient.Syntax}' divides whole numbers and is 0. Write '(double)' before its first number. "
                    + "If 0 is meant, write it before the quotient in parentheses.");
        }

        return LinkedTypes.ValueType(conversion.Type) is { } target ? Arithmetic.Convert(operand, target) : new Unknown(conversion.Syntax);
    }

    /// <summary>A number as a value of another type of numbers; other values as they are.</summary>
    private static object? Converted(object? value, ITypeSymbol? type) =>
        value is IConvertible and not (string or bool) && LinkedTypes.ValueType(type) is { } target && target != typeof(string)
            ? Arithmetic.Convert(value, target)
            : value;

    /// <summary>Whether two values are equal; null for numbers of two types, which C# would convert first.</summary>
    private static bool? AreSame(object? one, object? other) =>
        one is IConvertible && other is IConvertible && one.GetType() != other.GetType() ? null : Equals(one, other);

    private object? Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        object? instance = reference.Instance is { } expression ? Evaluate(expression) : null;
        if (instance is SettingsEvaluator point)
        {
            // 'base.Training' reads the base's property. Any other access reads the override.
            ISymbol own = reference.Instance!.Syntax is BaseExpressionSyntax ? property : NearestOf(property);
            (object? read, SettingNotes? notes) = point.Read(own, property, reference);
            if (point != this && read is FunctionValue)
            {
                return new Unknown(reference.Syntax);                               // it would read this point instead
            }

            if (point != this && notes is not null)
            {
                _notes.Add(notes, _path);
            }

            return read;
        }

        if (property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return OfNullable(instance, reference);
        }

        if (reference.Instance is not null && instance is null or Unknown)
        {
            return instance ?? new Unknown(reference.Syntax);
        }

        if (instance is FunctionValue lazy && property is { Name: "Value", ContainingType.Name: "Lazy" })
        {
            return Call(lazy, [], reference);
        }

        if (instance is DictionaryValue entries && property.Name is "Keys" or "Values")
        {
            return property.Name == "Keys" ? entries.Keys.ToList<object?>() : entries.Values.ToList();
        }

        if (property.ContainingType.ExtensionParameter is { } extended && reference.Instance is not null)
        {
            return MemberSyntax.Body(property.Declaration(cancellation)) is { } getter
                ? With([(extended, instance)], () => Evaluate(bodies.Of(getter)))
                : new Unknown(reference.Syntax);
        }

        if (reference.Arguments is [{ Value: var index }])
        {
            return Element(instance, index, reference);
        }

        if (instance is OwnValue value)
        {
            return Read(value, reference);
        }

        if (instance is List<object?> list)
        {
            return property.Name is "Length" or "Count" ? list.Count : new Unknown(reference.Syntax);
        }

        if (LinkedTypes.Find(property) is { } linked)
        {
            NotePreset(property, reference.Instance is null);
            return linked.GetValue(instance);
        }

        if (reference.Instance is null && property.DeclaringSyntaxReferences.Length > 0 && !IsReplaceable(property))
        {
            NotePreset(property, true);
            return Property(property, reference.Syntax);
        }

        return new Unknown(reference.Syntax);
    }

    /// <summary>
    /// Whether a member is a static interface member that a type argument may implement differently. Such members are not evaluated.
    /// </summary>
    private static bool IsReplaceable(ISymbol member) => member is { IsStatic: true } and ({ IsVirtual: true } or { IsAbstract: true });

    /// <summary>Reads a property of the record at this point, with the source locations of the settings in its value.</summary>
    private (object? Value, SettingNotes? Notes) Read(ISymbol own, IPropertySymbol property, IPropertyReferenceOperation reference)
    {
        bool isMoved = levels.ContainsKey(property.Name) && SymbolEqualityComparer.Default
            .Equals(own.OriginalDefinition, bodies.MembersOf(record)[property.Name].FirstOrDefault()?.OriginalDefinition);
        if (isMoved)
        {
            _reads = _reads.And(members.Of(property.Name));
        }

        if (isMoved && own is IPropertySymbol axis
            && (axis.DeclaringSyntaxReferences.IsEmpty || MemberSyntax.IsPlain(axis, _writes, cancellation)))
        {
            return (Level(levels[property.Name], property.Type), null);
        }

        if (isMoved && own is IPropertySymbol changing && Changed(changing, Level(levels[property.Name], property.Type)) is { } changed)
        {
            return (changed, null);
        }

        return own.DeclaringSyntaxReferences.Length == 0 ? (Inherited(property, reference), null)
            : (Property(own, reference.Syntax), _known.TryGetValue(own, out KnownMember? known)
                ? known.Notes
                : null);
    }

    /// <summary>
    /// The override of a property in the record, or in the nearest base that overrides it. Members that hide the property are skipped.
    /// </summary>
    private ISymbol NearestOf(IPropertySymbol property)
    {
        foreach (IPropertySymbol member in bodies.MembersOf(record)[property.Name].OfType<IPropertySymbol>())
        {
            for (IPropertySymbol? one = member; one is not null; one = one.OverriddenProperty)
            {
                if (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, property.OriginalDefinition))
                {
                    return member;
                }
            }
        }

        return property.ContainingType.TypeKind == TypeKind.Interface
            ? record.FindImplementationForInterfaceMember(property) ?? property
            : property;
    }

    /// <summary>Converts a level to the type of its property, because attributes store enum members as numbers.</summary>
    private static object Level(object level, ITypeSymbol type) =>
        LinkedTypes.Find(type) is { IsEnum: true } linked ? Enum.ToObject(linked, level) : level;

    /// <summary>The value of a setting that the record does not override.</summary>
    private static object Inherited(IPropertySymbol property, IPropertyReferenceOperation reference) =>
        (property.ContainingType.Is(KnownNames.LlamaExperiment) ? property.Name : "") switch
        {
            nameof(LlamaExperiment.Validation) => new Validation(),
            nameof(LlamaExperiment.Probe) => new Probe(),
            _ => new Unknown(reference.Syntax),
        };

    /// <summary>
    /// Records the first static property that a section reads, such as <c>LlamaConfig.Nano</c>, as the preset of the section.
    /// </summary>
    private void NotePreset(IPropertySymbol property, bool isStatic)
    {
        if (isStatic && _path.Count == 1)
        {
            _notes.Preset(new PresetModel(_path[0], $"{OwnerOf(property).Name}.{property.Name}"));
        }
    }

    /// <summary>The type through which a static property is accessed; for an extension property, the extended type.</summary>
    private static ITypeSymbol OwnerOf(IPropertySymbol property) =>
        property.ContainingType.ExtensionParameter?.Type ?? property.ContainingType;

    private object? Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.AssociatedSymbol is IPropertySymbol property)
        {
            return BackingField(property, reference);
        }

        object? instance = field.IsStatic ? null : Evaluate(reference.Instance);
        if (instance is Unknown { Problem: not null })
        {
            return instance;
        }

        if (instance is OwnValue own)
        {
            return Read(own, reference);
        }

        if (instance is TupleValue tuple)
        {
            return Element(tuple, reference);
        }

        bool isFixed = field is { IsStatic: true, IsReadOnly: true } || (!field.IsStatic && instance == this);
        return isFixed && field.DeclaringSyntaxReferences.Length > 0
            ? Property(field, reference.Syntax)
            : new Unknown(reference.Syntax);
    }

    /// <summary>The value of a property's backing field. Accessors access it by the keyword <c>field</c>.</summary>
    private object? BackingField(IPropertySymbol property, IFieldReferenceOperation reference) =>
        _locals.TryGetValue(property, out object? level) ? level
        : property.Declaration(cancellation) is not PropertyDeclarationSyntax declaration || IsChanged(property, declaration)
            || levels.ContainsKey(property.Name) ? new Unknown(reference.Syntax)
        : declaration.Initializer is { } initializer ? Evaluate(bodies.Of(initializer))
        : Default(property, reference.Syntax);

    private object? Create(IObjectCreationOperation creation)
    {
        if (creation.Arguments.Length == 0 && SymbolEqualityComparer.Default.Equals(creation.Type, record))
        {
            return Moved([], creation.Initializer);
        }

        if (creation.Constructor is null || LinkedTypes.Find(creation.Constructor) is not ConstructorInfo constructor)
        {
            return CreateOwn(creation) ?? CreateValue(creation) ?? CreateDictionary(creation) ?? CreateList(creation)
                ?? (object?)CreateLazy(creation) ?? new Unknown(creation.Syntax);
        }

        object? arguments = Arguments(creation.Arguments, areSettings: true);
        if (arguments is not object?[] values)
        {
            return arguments;
        }

        object? created = Call(constructor, null, values, creation);
        return created is Unknown ? created : Initialize(created!, creation.Initializer);
    }

    /// <summary>
    /// Creates a corpus, an optimizer or a schedule of a user-defined type, with the settings of the base type. Returns null for other types, and for
    /// types whose code may set members of the base type.
    /// </summary>
    private object? CreateOwn(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } type)
        {
            return null;
        }

        string? setting = type.BaseType.Is(KnownNames.Corpus) ? nameof(Corpus.SequenceLength)
            : type.BaseType.Is(KnownNames.Optimizer) ? nameof(Optimizer.LearningRate)
            : type.BaseType.Is(KnownNames.Schedule) ? nameof(Schedule.Warmup)
            : null;
        MemberWrites writes = bodies.WritesOf(type);
        if (setting is null || type.DeclaringSyntaxReferences.Length == 0 || writes.PassesArguments || writes.WritersOf(setting).Count > 0)
        {
            return null;
        }

        object own = type.BaseType.Is(KnownNames.Corpus) ? new OwnCorpus(type.Name)
            : type.BaseType.Is(KnownNames.Schedule)
                ? new OwnSchedule(type.Name, ConstantOf(type, nameof(Schedule.DecaysThroughout))?.Value is true)
            : new OwnOptimizer(type.Name, FloatsOf(type) ?? 2);
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            object? value = Evaluate(argument.Value);
            if (value is Unknown)
            {
                return value;
            }

            ((IOwnSection)own).Add(new Setting(argument.Parameter?.Name ?? "", TextOf(value)));
        }

        return Initialize(own, creation.Initializer);
    }

    /// <summary>The number of floats per parameter that a user-defined optimizer keeps; null if this number is not a constant.</summary>
    private int? FloatsOf(INamedTypeSymbol optimizer)
    {
        if (ConstantOf(optimizer, nameof(Optimizer.FloatsPerParameter)) is not (var written, int floats))
        {
            return null;
        }

        _notes.Assign([.. _path, nameof(Optimizer.FloatsPerParameter)], written);
        return floats;
    }

    /// <summary>The constant that a property of a user-defined type returns, and its expression; null for other properties.</summary>
    private (ExpressionSyntax Written, object? Value)? ConstantOf(INamedTypeSymbol type, string property) =>
        type.GetMembers(property)
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(part => part.GetSyntax(cancellation)).OfType<PropertyDeclarationSyntax>()
            .Select(declaration => declaration.ExpressionBody?.Expression)
            .FirstOrDefault() is { } written
            ? (written, bodies.ModelOf(written.SyntaxTree).GetConstantValue(written, cancellation).Value)
            : null;

    /// <summary>A text that is the same for equal values. Arrays are compared by their elements, and objects by their properties.</summary>
    private string TextOf(object? value) => value switch
    {
        List<object?> list => $"[{string.Join(", ", list.Select(TextOf))}]",
        TupleValue tuple => $"({string.Join(", ", tuple.Elements.Select(TextOf))})",
        OwnValue when !budget.TrySpend() => throw new InvalidOperationException("The value is too large for a text."),
        OwnValue own => $"{own.Type.Name}({TextOf(own.Arguments.Select(one => (one.Key.Name, one.Value)))}; "
            + $"{TextOf(own.Values.Select(one => (one.Key, one.Value)))})",
        SettingsEvaluator point => TextOf(point),
        FunctionValue function => TextOf(function),
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A function may read any axis when it is called.</summary>
    private string TextOf(FunctionValue function)
    {
        string captured = TextOf(function.Captured.Select(one => (one.Variable.Name, one.Value)));
        return $"{function.Code.Syntax} at {TextOf(this)} with {captured}";
    }

    private string TextOf(SettingsEvaluator point)
    {
        _reads = LevelReads.All;
        return $"point({TextOf(point.Levels.Select(level => (level.Key, (object?)level.Value)))})";
    }

    private string TextOf(IEnumerable<(string Name, object? Value)> members) =>
        string.Join(", ", members.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name} = {TextOf(one.Value)}"));

    private object? With(IWithOperation with)
    {
        object? original = Evaluate(with.Operand);
        if (original is null or Unknown)
        {
            return original ?? new Unknown(with.Syntax);
        }

        if (original is OwnValue own)
        {
            return Set(own, with.Initializer);
        }

        if (original is SettingsEvaluator point)
        {
            return Moved(point.Levels.ToDictionary(level => level.Key, level => level.Value, StringComparer.Ordinal), with.Initializer);
        }

        MethodInfo? clone = original.GetType().GetMethod("<Clone>$");
        return clone is null ? new Unknown(with.Syntax) : Initialize(clone.Invoke(original, null)!, with.Initializer);
    }

    /// <summary>
    /// Evaluates, as a new point, a copy of the record with other property values. The copy's settings may refer back to this record.
    /// </summary>
    private object Moved(Dictionary<string, object> moved, IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (IOperation part in initializer?.Initializers ?? [])
        {
            if (part is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                || Evaluate(assignment.Value) is not { } value)
            {
                return new Unknown(part.Syntax, IsSilent: part is IInvalidOperation);
            }

            if (value is Unknown)
            {
                return value;
            }

            moved[property.Name] = value;
        }

        _reads = LevelReads.All;                            // another point has levels of its own
        for (SettingsEvaluator? outer = this; outer is not null; outer = outer._outer)
        {
            if (outer.Levels.Count == moved.Count
                && moved.All(level => outer.Levels.TryGetValue(level.Key, out object? value) && Equals(value, level.Value)))
            {
                return outer;
            }
        }

        return new SettingsEvaluator(bodies, record, moved, new MemberCache(), arms, budget, cancellation)
        {
            _outer = this,
            _depth = _depth,
        };
    }

    private IReadOnlyDictionary<string, object> Levels => levels;

    /// <summary>
    /// Sets the properties in an initializer. After an unknown value, the remaining expressions are still evaluated, to record their source
    /// locations.
    /// </summary>
    private object Initialize(object target, IObjectOrCollectionInitializerOperation? initializer)
    {
        Unknown? first = null;
        foreach (IOperation part in initializer?.Initializers ?? [])
        {
            Unknown? unknown = WhyNotSet(target, part);
            first ??= unknown;
        }

        // The stages of Seesaw depend on the rate, which a user-defined schedule computes.
        return first ?? (target is Training { BatchSchedule: SeesawBatch, Schedule: IOwnSection } && initializer is not null
            ? new Unknown(initializer.Syntax)
            : target);
    }

    /// <summary>Sets one property of an object. Returns null, or the reason why its value is unknown.</summary>
    private Unknown? WhyNotSet(object target, IOperation part)
    {
        if (part is not ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation { Property: var property },
                Value: var expression,
            })
        {
            return new Unknown(part.Syntax, IsSilent: part is IInvalidOperation);
        }

        _path.Add(property.Name);
        if (Origin(BranchOf(expression)) is ExpressionSyntax syntax)
        {
            _notes.Assign(_path, syntax);
        }

        object? value = Evaluate(expression);
        _path.RemoveAt(_path.Count - 1);
        if (value is Unknown unknown)
        {
            return unknown;
        }

        if (ProblemOf(property, value) is { } problem)
        {
            return new Unknown(expression.Syntax, Problem: problem);
        }

        if (target is IOwnSection own && LinkedTypes.Find(property) is null)
        {
            own.Add(new Setting(property.Name, TextOf(value)));
            return null;
        }

        // A value of the wrong type is reported elsewhere. The setter of the compiled type would throw an exception.
        if (LinkedTypes.Find(property) is not { } linked || !(value is null
            ? !linked.PropertyType.IsValueType
            : linked.PropertyType.IsInstanceOfType(value)))
        {
            return new Unknown(part.Syntax, IsSilent: true);
        }

        linked.SetValue(target, value);
        return null;
    }

    /// <summary>
    /// The expression that a value comes from. For a parameter, this is the argument of the call, because a user would correct the
    /// argument.
    /// </summary>
    private SyntaxNode Origin(IOperation value) => value switch
    {
        IConversionOperation conversion => Origin(conversion.Operand) is var inner && inner != conversion.Operand.Syntax
            ? inner
            : value.Syntax,
        IParameterReferenceOperation { Parameter: var parameter } when _arguments.TryGetValue(
            parameter,
            out SyntaxNode? argument) => argument,
        _ => value.Syntax,
    };

    /// <summary>
    /// The problem with a value that C# allows but a setting does not, such as an undefined enum value. Null if there is none.
    /// </summary>
    private static string? ProblemOf(IPropertySymbol property, object? value) => value switch
    {
        null when property is { Type.IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } =>
            $"{property.Name} is null; give it a value, or leave it out.",
        Enum member when !Enum.IsDefined(
            member.GetType(),
            member) => $"{property.Name} is {member}; it must be {Sentence.OneOf(Enum.GetNames(member.GetType()))}.",
        _ => null,
    };

    private object? Invoke(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod is
            {
                Name: "GetValueOrDefault",
                ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
            })
        {
            return ValueOrDefault(invocation);
        }

        if (LinkedTypes.Find(invocation.TargetMethod) is not MethodInfo method)
        {
            return Query(invocation) ?? Joined(invocation) ?? Copied(invocation) ?? LookedUp(invocation) ?? InvokeSource(invocation);
        }

        object? instance = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        if (instance is Unknown)
        {
            return instance;
        }

        object? arguments = Arguments(invocation.Arguments, areSettings: invocation.Type is { IsReferenceType: true });
        return arguments is object?[] values ? Call(method, instance, values, invocation) : arguments;
    }

    /// <summary>The method that a call runs. For a virtual method, this is the override in the record or its nearest base.</summary>
    private IMethodSymbol NearestOf(IMethodSymbol method)
    {
        if (method.IsStatic || !(method.IsVirtual || method.IsOverride || method.IsAbstract))
        {
            return method;
        }

        return method.ContainingType.TypeKind == TypeKind.Interface
            ? record.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method
            : bodies.MembersOf(record)[method.Name].OfType<IMethodSymbol>().FirstOrDefault(own => Overrides(own, method)) ?? method;
    }

    private static bool Overrides(IMethodSymbol? own, IMethodSymbol method) => own is not null
        && (SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, method.OriginalDefinition)
            || Overrides(own.OverriddenMethod, method));

    /// <summary>
    /// The arguments in the order of the parameters. If an argument is unknown, the result is its <see cref="Unknown"/>. Arguments of a
    /// factory method are recorded as settings of the created object.
    /// </summary>
    private object? Arguments(IEnumerable<IArgumentOperation> arguments, bool areSettings)
    {
        var ordered = arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).ToList();
        object?[] values = new object?[ordered.Count];
        for (int i = 0; i < values.Length; i++)
        {
            IArgumentOperation argument = ordered[i];
            if (areSettings && argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && Origin(BranchOf(argument.Value)) is ExpressionSyntax syntax)
            {
                _notes.Assign([.. _path, $"{char.ToUpperInvariant(parameter.Name[0])}{parameter.Name.Substring(1)}"], syntax);
            }

            values[i] = Evaluate(argument.Value);
            if (values[i] is Unknown unknown)
            {
                return unknown;
            }
        }

        return values;
    }

    private static object? Call(MethodBase method, object? instance, object?[] arguments, IOperation operation) =>
        IsLong(method, arguments) ? new Unknown(operation.Syntax)
        : method is ConstructorInfo constructor ? constructor.Invoke(arguments)
        : method.IsStatic || instance is not null ? Limited(method.Invoke(instance, arguments), operation)
        : new Unknown(operation.Syntax);

    /// <summary>A value, or an <see cref="Unknown"/> instead of a very long text.</summary>
    private static object? Limited(object? value, IOperation operation) =>
        value is string { Length: > Arithmetic.LongestText } ? new Unknown(operation.Syntax) : value;

    /// <summary>Whether a method would create a very long text.</summary>
    private static bool IsLong(MethodBase method, object?[] arguments) => method.DeclaringType == typeof(string)
        && Array.Exists(arguments, argument => argument is int and > Arithmetic.LongestText);

    private object? Binary(IBinaryOperation binary)
    {
        object? left = Evaluate(binary.LeftOperand);
        if ((binary.OperatorKind, left) is (BinaryOperatorKind.ConditionalAnd, false) or (BinaryOperatorKind.ConditionalOr, true))
        {
            return left;
        }

        object? right = left is Unknown ? left : Evaluate(binary.RightOperand);
        return right is Unknown ? right
            : left is null || right is null ? Arithmetic.WithNull(binary.OperatorKind, left, right) ?? new Unknown(binary.Syntax)
            : Arithmetic.Binary(binary.OperatorKind, left, right)
                ?? new Unknown(
                    binary.Syntax,
                    Problem: Arithmetic.ProblemOf(binary.OperatorKind, left, right, binary.Syntax.ToString()));
    }

    private object? Unary(IUnaryOperation unary)
    {
        object? operand = Evaluate(unary.Operand);
        return operand switch
        {
            Unknown => operand,
            null => new Unknown(unary.Syntax),
            _ => Arithmetic.Unary(unary.OperatorKind, operand) ?? new Unknown(unary.Syntax),
        };
    }

    private object? Conditional(IConditionalOperation conditional)
    {
        object? condition = Evaluate(conditional.Condition);
        arms.Add(conditional, condition as bool?);
        return condition switch
        {
            true => Evaluate(conditional.WhenTrue),
            false => Evaluate(conditional.WhenFalse),
            Unknown unknown => unknown,
            _ => new Unknown(conditional.Syntax),
        };
    }

    /// <summary>
    /// Evaluates a switch expression. Supported patterns are constants, comparisons, tuples and discards, as in a table of settings by
    /// level.
    /// </summary>
    private object? Switch(ISwitchExpressionOperation choice) => ArmOf(choice) switch
    {
        IOperation arm => Evaluate(arm),
        var unknown => unknown,
    };

    /// <summary>The most properties through which the branch of a setting is followed.</summary>
    private const int DeepestBranch = 3;

    /// <summary>
    /// The branch that a conditional or switch expression takes, also one that a property of the record or an element of a tuple in such a
    /// branch holds. Other expressions are returned unchanged. Diagnostics about the value are reported at this branch.
    /// </summary>
    private IOperation BranchOf(IOperation operation, int depth = 0) => operation switch
    {
        IConversionOperation
        {
            IsImplicit: true,
            Operand: IConditionalOperation or ISwitchExpressionOperation or IPropertyReferenceOperation or IFieldReferenceOperation,
        } conversion => BranchOf(conversion.Operand, depth) is var branch && branch != conversion.Operand ? branch : operation,
        IConditionalOperation { WhenFalse: { } otherwise } choice => Evaluate(choice.Condition) switch
        {
            true => BranchOf(choice.WhenTrue, depth),
            false => BranchOf(otherwise, depth),
            _ => operation,
        },
        ISwitchExpressionOperation choice => ArmOf(choice) is IOperation arm ? BranchOf(arm, depth) : operation,
        // A property may read itself.
        IPropertyReferenceOperation reference when depth < DeepestBranch && ChoiceOf(reference) is { } choice =>
            BranchOf(choice, depth + 1) is var branch && branch != choice ? branch : operation,
        IFieldReferenceOperation { Instance: { } tuple, Field: { ContainingType.IsTupleType: true } element } =>
            WrittenList.Unconverted(BranchOf(tuple, depth)) is ITupleOperation written
            && written.Elements.ElementAtOrDefault(ItemOf(element)) is { } item
                ? item
                : operation,
        _ => operation,
    };

    /// <summary>
    /// The conditional or switch expression that a property of the record returns; null for other properties, among them all that other
    /// records may override.
    /// </summary>
    private IOperation? ChoiceOf(IPropertyReferenceOperation reference) =>
        _self is null
        && reference is { Instance: null or IInstanceReferenceOperation, Property: { IsVirtual: false, IsOverride: false } property }
        && property.Declaration(cancellation) is PropertyDeclarationSyntax { ExpressionBody: { } body }
        && record.SelfAndBases().Contains(property.ContainingType, SymbolEqualityComparer.Default)
        && bodies.Of(body) is IBlockOperation { Operations: [IReturnOperation { ReturnedValue: { } value }] }
        && WrittenList.Unconverted(value) is var choice and (IConditionalOperation or ISwitchExpressionOperation)
            ? choice
            : null;

    /// <summary>The expression that a switch expression selects; an <see cref="Unknown"/> if the selection is not known.</summary>
    private object? ArmOf(ISwitchExpressionOperation choice)
    {
        object? value = Evaluate(choice.Value);
        if (value is Unknown)
        {
            arms.Add(choice, value, null);
            return value;
        }

        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            bool? matches = Matches(arm.Pattern, value);
            object? isChosen = matches == true && arm.Guard is not null ? Evaluate(arm.Guard) : matches;
            if (isChosen is not bool)
            {
                arms.Add(choice, value, null);
                return new Unknown(arm.Syntax);
            }

            if (isChosen is true)
            {
                arms.Add(choice, value, arm);
                return IsThrow(arm.Value) && value is IConvertible level
                    ? new Unknown(arm.Syntax, Problem: $"For {TextOf(level, choice.Value.Type)}, this arm throws. "
                        + (arm.Pattern is IDiscardPatternOperation ? "Add an arm for it" : "Write a value") + ", or remove the level.")
                    : arm.Value;
            }
        }

        arms.Add(choice, value, null);
        return new Unknown(choice.Syntax);
    }

    private static bool IsThrow(IOperation operation) =>
        operation is IThrowOperation || (operation is IConversionOperation { Operand: var inner } && IsThrow(inner));

    private object? IsPattern(IIsPatternOperation test)
    {
        object? value = Evaluate(test.Value);
        return value is Unknown ? value : Matches(test.Pattern, value) ?? (object)new Unknown(test.Syntax);
    }

    /// <summary>
    /// Whether a value matches a type pattern such as <c>int count</c>. If so, the pattern's variable is set to the value.
    /// </summary>
    private bool? Matches(ITypeSymbol type, ISymbol? variable, object? value)
    {
        if (LinkedTypes.ValueType(type) is not { } matched)
        {
            return null;
        }

        bool matches = matched.IsInstanceOfType(value);
        if (matches && variable is not null)
        {
            _locals[variable] = value;
        }

        return matches;
    }

    /// <summary>A pattern such as <c>var count</c> matches every value.</summary>
    private bool Any(ISymbol? variable, object? value)
    {
        if (variable is not null)
        {
            _locals[variable] = value;
        }

        return true;
    }

    private bool? Matches(IPatternOperation pattern, object? value) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => Evaluate(constant.Value) is var expected and not Unknown
            ? AreSame(expected, value)
            : null,
        IRelationalPatternOperation relation => value is not null && Evaluate(relation.Value) is { } bound and not Unknown
            ? Arithmetic.Binary(relation.OperatorKind, value, bound) as bool?
            : null,
        IRecursivePatternOperation recursive => Matches(recursive, value),
        IDeclarationPatternOperation { MatchesNull: true } any => Any(any.DeclaredSymbol, value),
        // A member of a user-defined enum is a number here.
        IDeclarationPatternOperation
        {
            MatchesNull: false,
            InputType: { TypeKind: TypeKind.TypeParameter } or { SpecialType: SpecialType.System_Object },
        } => null,
        IDeclarationPatternOperation { MatchedType: { } type } declared => Matches(type, declared.DeclaredSymbol, value),
        INegatedPatternOperation negated => !Matches(negated.Pattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Matches(either.LeftPattern, value)
            | Matches(either.RightPattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Matches(both.LeftPattern, value)
            & Matches(both.RightPattern, value),
        _ => null,
    };
}
