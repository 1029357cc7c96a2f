namespace LlamaBatch.Generators;

/// <summary>Why a property cannot be an axis.</summary>
internal enum AxisFault
{
    None,

    /// <summary>It cannot be read and set on a point: static, an indexer, without <c>init</c>, or out of reach.</summary>
    NotSettable,

    /// <summary>
    /// A level must be a number, a text, a letter, true or false, or a member of an enumeration that other files can
    /// name.
    /// </summary>
    TypeIsNoLevel,

    /// <summary>A level is null.</summary>
    NullLevel,

    /// <summary>It has the name of a setting.</summary>
    HidesSetting,

    /// <summary>The compiler reports the problem: two members with one name, or levels of another type.</summary>
    Reported,
}
