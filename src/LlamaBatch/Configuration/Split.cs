namespace LlamaBatch;

/// <summary>The method by which a text is split into training and validation.</summary>
public enum Split
{
    /// <summary>Whole documents are held out, chosen by a hash. Neighboring paragraphs of a held-out document may be trained on.</summary>
    ByDocument,

    /// <summary>The last part of each document is held out.</summary>
    ByPosition,
}
