namespace LlamaBatch.Generators;

/// <summary>Where a generated type, <c>Plan</c> or <c>Results</c>, is declared.</summary>
internal enum PartPlace
{
    /// <summary>The generated type is nested in the record.</summary>
    InRecord,

    /// <summary>
    /// The generated type is in the record's namespace, because the record cannot hold it. The
    /// record cannot be extended, or has a member of the same name.
    /// </summary>
    InNamespace,

    /// <summary>The record has the name that the generated type would have, so the generated members are added to the record.</summary>
    OnRecord,

    /// <summary>The type is not generated, because its name is taken.</summary>
    Nowhere,
}
