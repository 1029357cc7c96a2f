using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Rules about axes: their levels, baseline, type and tuning.</summary>
internal static class AxisRules
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SettingReads reads,
        Compilation compilation,
        CancellationToken cancellation)
    {
        foreach (AxisDeclaration axis in experiment.Axes)
        {
            foreach (Diagnostic diagnostic in CheckLevels(axis, experiment, compilation, cancellation).Concat(
                CheckTuning(axis, experiment)))
            {
                yield return diagnostic;
            }

            if (experiment is { IsExperiment: true, IsImported: false, HidesSetting: false } && axis.Fault == AxisFault.None
                && !reads.Contains(axis.Property))
            {
                if (HiddenBy(axis.Property).FirstOrDefault(reads.Contains) is { } hidden)
                {
                    string name = $"{hidden.ContainingType.Name}.{hidden.Name}";
                    yield return Diagnostic.Create(
                        Descriptors.AxisIsNotRead,
                        PlaceOf(axis.Property),
                        axis.Property.Name,
                        $"hiding '{name}', which the settings read",
                        hidden.IsVirtual || hidden.IsOverride || hidden.IsAbstract ? "Write 'override'."
                            : hidden.DeclaredAccessibility == Accessibility.Private ? "Rename it."
                            : $"Make '{name}' virtual and override it.");
                    continue;
                }

                if (LostIn(axis, experiment, cancellation) is var (setting, lost))
                {
                    yield return Diagnostic.Create(
                        Descriptors.AxisIsNotRead,
                        setting.Locations.FirstOrDefault(),
                        Remedy.Of((Remedy.Axis, axis.Property.Name)),
                        axis.Property.Name,
                        $"not read by '{setting.Name}', which replaces '{lost.ContainingType.Name}.{lost.Name}'",
                        $"Use it in '{setting.Name}' too, or write 'base.{setting.Name} with {{ … }}'.");
                    continue;
                }

                bool isOfBaseline = SettingReads.OfBaseline(experiment, compilation, cancellation).Contains(axis.Property);
                yield return Diagnostic.Create(
                    Descriptors.AxisIsNotRead,
                    PlaceOf(axis.Property),
                    axis.Property.Name,
                    isOfBaseline ? "read only by a constructor, which runs before the level is set" : "not read by any setting",
                    isOfBaseline ? "Read it in a property that a setting uses."
                        : NamedSetting.Of(axis, experiment, compilation) is { } named ? named.RemedyFor(axis, experiment)
                        : "Use it in Model, Corpus, Training or Optimizer, or remove it.");
            }
        }
    }

    /// <summary>The properties of bases that a property hides, that is, properties of the same name that it does not override.</summary>
    private static IEnumerable<IPropertySymbol> HiddenBy(IPropertySymbol property) =>
        property.IsOverride ? []
            : property.ContainingType.Bases().SelectMany(type => type.GetMembers(property.Name)).OfType<IPropertySymbol>();

    /// <summary>
    /// An override of a setting, and the overridden setting of a base that reads the axis; null if no overridden setting reads it.
    /// </summary>
    private static (IPropertySymbol Setting, IPropertySymbol Lost)? LostIn(
        AxisDeclaration axis,
        ExperimentDeclaration experiment,
        CancellationToken cancellation)
    {
        foreach (IPropertySymbol setting in experiment.Record.SelfAndBases().SelectMany(type => type.GetMembers()).OfType<IPropertySymbol>()
            .Where(property => property.IsOverride && AxisParser.Settings.Contains(property.Name)))
        {
            for (IPropertySymbol? lost = setting.OverriddenProperty; lost is not null; lost = lost.OverriddenProperty)
            {
                if (MemberSyntax.Body(lost.Declaration(cancellation))?.DescendantNodes().OfType<IdentifierNameSyntax>()
                    .Any(name => name.Identifier.ValueText == axis.Property.Name && !IsAssigned(name)) == true)
                {
                    return (setting, lost);
                }
            }
        }

        return null;

        // In an initializer such as { BatchSize = BatchSize }, the first name is the setting.
        static bool IsAssigned(IdentifierNameSyntax name) => name.Parent is AssignmentExpressionSyntax write && write.Left == name;
    }

    private static IEnumerable<Diagnostic> CheckLevels(
        AxisDeclaration axis,
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        string name = axis.Property.Name;
        switch (axis.Fault)
        {
            case AxisFault.TypeIsNoLevel when axis.LevelType is { TypeKind: TypeKind.Enum } hidden && hidden.IsFileLocal():
                if (!experiment.Record.IsFileLocal())
                {
                    yield return Diagnostic.Create(
                        Descriptors.AxisTypeIsNoLevel,
                        LevelSyntax.Of(axis.Attribute, axis.Property),
                        hidden.Name,
                        ", which is file-local. Remove 'file'.");
                }

                yield break;
            case AxisFault.TypeIsNoLevel:
                yield return Diagnostic.Create(
                    Descriptors.AxisTypeIsNoLevel,
                    LevelSyntax.Of(axis.Attribute, axis.Property),
                    Text(axis.LevelType),
                    ". Use a number, string, char, bool or an enum.");
                yield break;
            case AxisFault.NullLevel:
                yield return Diagnostic.Create(Descriptors.LevelIsNull, NullOf(axis), name);
                yield break;
            case AxisFault.HidesSetting:
                yield return Diagnostic.Create(Descriptors.AxisHidesSetting, PlaceOf(axis.Property), name);
                yield break;
            case AxisFault.NotSettable:
                yield return Diagnostic.Create(
                    Descriptors.AxisMustBeInit,
                    PlaceOf(axis.Property),
                    name.Split('.').Last(),
                    RemedyOf(axis.Property));
                yield break;
        }

        if (!SymbolEqualityComparer.Default.Equals(axis.LevelType, axis.Property.Type))
        {
            if (axis.LevelType.TypeKind != TypeKind.Error && axis.Property.Type.TypeKind != TypeKind.Error)
            {
                string remedy = AxisParser.IsLevel(axis.Property.Type)
                    ? $"Write [Axis<{Text(axis.Property.Type)}>(...)]"
                    : $"Declare the property as {Text(axis.LevelType)}";
                yield return Diagnostic.Create(
                    Descriptors.AxisTypeMustMatch,
                    LevelSyntax.Of(axis.Attribute, axis.Property),
                    $"The levels are {Text(axis.LevelType)} and the property is {Text(axis.Property.Type)}; both must have the same type. "
                        + $"{remedy}.");
            }

            yield break;                                                            // levels of the wrong type have one diagnostic, above
        }

        if (axis.Attribute.AttributeConstructor is null
            || axis.Attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
            || axis.Levels.Any(level => level.Kind == TypedConstantKind.Error))
        {
            yield break;                                                            // the compiler reports the literal
        }

        if (axis.Levels.Count < 2)
        {
            yield return Diagnostic.Create(
                Descriptors.AxisNeedsLevels,
                LevelSyntax.Of(axis.Attribute, axis.Property),
                name,
                axis.Levels.Count == 0 ? "no levels" : "one level");
            yield break;
        }

        if (LevelSyntax.FloatOf(axis) is { } inexact)
        {
            yield return Diagnostic.Create(
                Descriptors.AxisTypeMustMatch,
                inexact.GetLocation(),
                $"Level {inexact} is a float, which is {LevelName.Of((double)(float)inexact.Token.Value!, null)} as a double. "
                    + $"Write {inexact.Token.Text.TrimEnd('f', 'F')}.");
            yield break;                                                            // claims and the baseline usually have the exact number
        }

        foreach (Diagnostic diagnostic in CheckTexts(axis, null, axis.Levels).Concat(CheckTwice(axis, null, axis.Levels)))
        {
            yield return diagnostic;
        }

        foreach ((string scale, IReadOnlyList<TypedConstant> levels) in new[] { ("Quick", axis.Quick), ("Smoke", axis.Smoke) })
        {
            foreach (Diagnostic diagnostic in CheckTwice(axis, scale, levels))
            {
                yield return diagnostic;
            }

            for (int i = 0; i < levels.Count; i++)
            {
                if (axis.Levels.All(level => !Equals(level.Value, levels[i].Value)))
                {
                    yield return Diagnostic.Create(
                        Descriptors.ShortenedLevelMustBeLevel,
                        LevelSyntax.Of(axis, scale, i),
                        Remedy.Of((Remedy.Level, LevelName.Of(levels[i])), (Remedy.Nearest, NearestLevel.To(levels[i].Value, axis))),
                        LevelName.Of(levels[i]),
                        name,
                        scale.ToLowerInvariant(),
                        ListOf(axis));
                }
            }
        }

        if (Baseline(axis, experiment, compilation, cancellation) is not { HasValue: true, Value: var baseline, Place: var place })
        {
            yield break;
        }

        if (axis is { TunedPer: not null, Quick.Count: 1 })
        {
            yield return Diagnostic.Create(
                Descriptors.QuickComparesNothing,
                LevelSyntax.Of(axis.Attribute, "Quick", axis.Property),
                $"Quick of '{name}' has one level, so the quick scale tunes nothing. Add levels, or remove Quick.");
        }
        else if (axis.TunedPer is null && axis.Quick.Count > 0 && IsLevel(baseline)
            && axis.Quick.All(level => !Equals(level.Value, baseline) && IsLevel(level.Value))
            && !NoClaimReads(baseline!, axis, experiment, compilation, cancellation))
        {
            string text = LevelName.Of(baseline!, axis.LevelType);
            string few = axis.Quick.Count == 1 ? "has one level and lacks" : "lacks";
            yield return Diagnostic.Create(
                Descriptors.QuickComparesNothing, LevelSyntax.Of(
                    axis.Attribute,
                    "Quick",
                    axis.Property), Remedy.Of((Remedy.Level, text)),
                $"Quick of '{name}' {few} the baseline {text}, which a claim uses if it does not name '{name}'. Add {text}.");
        }
        else if (IsLevel(baseline) && IsFirstHeldByQuick(axis, experiment))
        {
            string text = LevelName.Of(baseline!, axis.LevelType);
            yield return Diagnostic.Create(
                Descriptors.QuickComparesNothing,
                LevelSyntax.Of(axis.Attribute, "Quick", axis.Property),
                Remedy.Of((Remedy.Level, axis.Levels.Select(LevelName.Of).FirstOrDefault(level => level != text))),
                $"Quick of '{name}' has only the baseline {text}, so the quick scale compares nothing. Add another level.");
        }

        if (!IsLevel(baseline))
        {
            yield return Diagnostic.Create(
                Descriptors.BaselineMustBeLevel,
                place,
                Remedy.Of(
                    (Remedy.Axis, name),
                    (Remedy.Level, baseline is null ? null : LevelName.Of(baseline, axis.LevelType)),
                    (Remedy.Nearest, NearestLevel.To(baseline, axis))),
                name,
                baseline is null ? "null" : LevelName.Of(baseline, axis.LevelType),
                baseline is null || axis.Levels.Any(level => Equals(level.Value, baseline)) ? ListOf(axis)
                    : $"{ListOf(axis)}, or add {LevelName.Of(baseline, axis.LevelType)} to [Axis]");
        }

        // 0.0 and -0.0 are equal, but results write them differently.
        bool IsLevel(object? value) => axis.Levels.Any(
            level => Equals(level.Value, value) && LevelName.Of(level) == LevelName.Of(value!, axis.LevelType));
    }

    /// <summary>
    /// Whether all claims are understood and no claim reads the given level, either by name or as the baseline of the axis. False if there
    /// are no claims, because the author may not have written them yet.
    /// </summary>
    private static bool NoClaimReads(
        object level,
        AxisDeclaration axis,
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var reader = new ClaimReader(experiment, compilation, cancellation);
        var claims = experiment.Claims.Select(claim => reader.Read(claim)).ToList();
        return claims.Count > 0 && claims.All(calls => calls.Count > 0 && calls.All(call => call.Left is not null
            && call.Rights.Prepend(call.Left).All(side => side.Arms?.All(arm =>
                !arm.Levels.TryGetValue(axis, out object? read) || !Equals(read, level)) == true)));
    }

    /// <summary>
    /// Whether the scale <c>Quick</c> leaves one level of each compared axis, and the given axis is the first compared axis. The first axis
    /// gets the diagnostic.
    /// </summary>
    private static bool IsFirstHeldByQuick(AxisDeclaration axis, ExperimentDeclaration experiment)
    {
        var compared = experiment.Axes.Where(one => one.TunedPer is null).ToList();
        return axis == compared.FirstOrDefault() && compared.All(one => one.Quick.Select(LevelName.Of).Distinct().Count() == 1);
    }

    /// <summary>Reports levels that occur twice in an axis, or twice in its levels for a shorter scale.</summary>
    private static IEnumerable<Diagnostic> CheckTwice(AxisDeclaration axis, string? scale, IReadOnlyList<TypedConstant> levels)
    {
        var firsts = new Dictionary<ValueTuple<object?>, TypedConstant>();
        for (int i = 0; i < levels.Count; i++)
        {
            var value = ValueTuple.Create(levels[i].Value);
            if (!firsts.TryGetValue(value, out TypedConstant first))
            {
                firsts.Add(value, levels[i]);
            }
            else
            {
                // 0.0 and -0.0 are equal, but results write them differently.
                (string level, string earlier) = (LevelName.Of(levels[i]), LevelName.Of(first));
                string owner = scale is null ? $"Axis '{axis.Property.Name}'" : $"{scale} of '{axis.Property.Name}'";
                yield return Diagnostic.Create(
                    Descriptors.LevelMustBeDistinct,
                    LevelSyntax.Of(axis, scale, i),
                    level == earlier ? level : $"{earlier}, which equals {level}",
                    owner);
            }
        }
    }

    /// <summary>
    /// Reports levels that are not valid Unicode. A text file could not store them, so two different levels could become equal.
    /// </summary>
    private static IEnumerable<Diagnostic> CheckTexts(AxisDeclaration axis, string? scale, IReadOnlyList<TypedConstant> levels)
    {
        for (int i = 0; i < levels.Count; i++)
        {
            if (!Sentence.IsWhole(Convert.ToString(levels[i].Value, System.Globalization.CultureInfo.InvariantCulture)))
            {
                yield return Diagnostic.Create(Descriptors.SettingOutOfRange, LevelSyntax.Of(
                    axis,
                    scale,
                    i), $"A level of '{axis.Property.Name}' contains half of a surrogate pair, which no text file can hold. "
                        + "Use whole characters.");
            }
        }
    }

    /// <summary>The remedy for a property that trials cannot set.</summary>
    private static string RemedyOf(IPropertySymbol property) =>
        property.IsStatic ? "Remove 'static'; each trial has its own value."
        : property.IsIndexer ? "Declare a property with a name."
        : property.ExplicitInterfaceImplementations.Length > 0
            ? $"Declare it as 'public {Text(property.Type)} {property.Name.Split('.').Last()}'."
            : property is not { GetMethod: not null, SetMethod: not null } ? "Write '{ get; init; }' and an initializer."
            : property.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected
            ? "Make both accessors as visible as the property."
            : "Make it protected or public.";

    private static Location NullOf(AxisDeclaration axis)
    {
        int index = axis.Levels.ToList().FindIndex(level => level.IsNull);
        return index >= 0 ? LevelSyntax.Of(axis, index) : LevelSyntax.Of(axis.Attribute, axis.Property);
    }

    private static IEnumerable<Diagnostic> CheckTuning(AxisDeclaration axis, ExperimentDeclaration experiment)
    {
        if (axis.TunedPer is not { } tuned)
        {
            yield break;
        }

        // The name of an explicit interface implementation begins with the interface's name. Such an axis has a separate diagnostic.
        var compared = experiment.Axes.Where(one => one.TunedPer is null).Select(one => one.Property.Name.Split('.').Last()).ToList();
        var names = axis.TunedPerNames;
        foreach (string twice in names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return Diagnostic.Create(
                Descriptors.NoEffect,
                LevelSyntax.OfElement(tuned, names.ToList().LastIndexOf(twice), axis.Property),
                $"The second '{twice}' in [TunedPer]",
                "the axis is already named. Remove it.");
        }

        if (tuned.Number("For") is double target && ValueRange.Finite.Refuse("For", target) is { } refused)
        {
            yield return Diagnostic.Create(Descriptors.SettingOutOfRange, LevelSyntax.Of(tuned, "For", axis.Property), refused);
            yield break;
        }

        // Of two axes that are tuned per each other, the first is reported.
        foreach (string name in names.Distinct().Where(name => !compared.Contains(name) && !IsReportedAt(name)
            && !experiment.Record.GetMembers(name).OfType<IFieldSymbol>().Any(field => field.Attributes(KnownNames.AxisAttribute).Any())))
        {
            yield return Diagnostic.Create(
                Descriptors.TunedPerUnknownAxis,
                LevelSyntax.OfElement(tuned, names.ToList().IndexOf(name), axis.Property),
                Remedy.Of((Remedy.Axis, name), (Remedy.Axes, Remedy.Joined(compared))),
                axis.Property.Name,
                name,
                compared.Count == 0 ? "an axis without [TunedPer]" : string.Join(" or ", compared));
        }

        if (axis.TunedFor is double sought && experiment.Targets.All(target => !target.Value.Equals(sought)))
        {
            yield return Diagnostic.Create(
                Descriptors.NoSuchTarget,
                LevelSyntax.Of(tuned, "For", axis.Property),
                TargetRules.RemedyOf(sought, experiment.Targets),
                CSharpLiteral.Of(sought),
                TargetRules.UseOf(experiment.Targets),
                experiment.Targets.Count == 0 ? "ValidationLoss" : experiment.Targets[0].Metric.Name);
        }

        if (!experiment.Metrics.Any(metric => metric.Kind is not (null or MetricKind.Cost) && MetricRange.Ranks(metric.Type)))
        {
            yield return Diagnostic.Create(Descriptors.TuningNeedsMetric, LevelSyntax.Of(tuned, axis.Property), axis.Property.Name);
        }

        bool IsReportedAt(string name) => experiment.Axes.TakeWhile(one => one != axis)
            .Any(one => one.Property.Name == name && one.TunedPer is not null && one.TunedPerNames.Contains(axis.Property.Name));
    }

    /// <summary>The value of an axis in a new record, and its location in the source.</summary>
    private static (bool HasValue, object? Value, Location Place) Baseline(
        AxisDeclaration axis,
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        object? baseline = SweepEvaluation.BaselineOf(axis.Property, experiment, cancellation);
        object? value = LevelValue.Of(baseline, axis);
        if (baseline is Unknown || (value is null && baseline is not null) || axis.Property.IsRequired)
        {
            return default;                                                         // 'required' has its own diagnostic
        }

        MemberWrites writes = experiment.Bodies.WritesOf(experiment.Record);
        ExpressionSyntax? expression = ConstructorAssignment.To(axis.Property, writes, cancellation);
        expression ??= axis.Property.Declaration(cancellation) switch
        {
            PropertyDeclarationSyntax { Initializer.Value: var initializer } => initializer,
            PropertyDeclarationSyntax property when MemberSyntax.FieldOf(property) is { } field =>
                axis.Property.ContainingType.GetMembers(field).OfType<IFieldSymbol>().FirstOrDefault().Declaration(cancellation)
                    is VariableDeclaratorSyntax { Initializer.Value: var initializer } ? initializer : null,
            ParameterSyntax { Default.Value: var initializer } => initializer,
            _ => null,
        };
        return (true, value, expression?.GetLocation() ?? PlaceOf(axis.Property));
    }

    private static Location PlaceOf(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static string ListOf(AxisDeclaration axis) => Sentence.OneOf(axis.Levels.Select(LevelName.Of).Distinct());
}
