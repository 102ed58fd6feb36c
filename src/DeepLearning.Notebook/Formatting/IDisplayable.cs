namespace DeepLearning.Notebook;

/// <summary>A value that knows how it looks in a notebook.</summary>
public interface IDisplayable
{
    /// <summary>The forms in which the value is shown; one of them should be plain text.</summary>
    MimeBundle ToMimeBundle();
}
