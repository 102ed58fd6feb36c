namespace DeepLearning.Publishing.Tests;

/// <summary>A lesson without fault, from which tests make faulty ones.</summary>
internal static class SampleLesson
{
    /// <summary>Where it belongs, so that file, folder and front matter agree.</summary>
    public const string File = "01-introduction/03-forward-propagation.md";

    public const string FrontMatter = """
        ---
        title: Forward propagation
        lesson: 3
        module: 1
        minutes: 45
        needs: []
        summaries:
          quick: A neuron weighs, adds and squashes.
          standard: A paragraph about neurons.
          detailed: |
            A page.

            Two paragraphs of it.
        kernelspec: {name: deep-learning-csharp, display_name: "C# (Deep Learning)", language: "C#"}
        jupytext: {text_representation: {extension: .md, format_name: myst}}
        ---

        """;

    public const string Exercise = """
        ```{code-cell} csharp
        ---
        tags: [exercise]
        exercise: fp-neuron
        ---
        static float Neuron(float x, float w, float b)
        {
            throw new NotImplementedException();
        }
        ```

        ```{code-cell} csharp
        ---
        tags: [solution]
        exercise: fp-neuron
        ---
        static float Neuron(float x, float w, float b) => 1f / (1f + MathF.Exp(-(w * x + b)));
        ```

        ```{code-cell} csharp
        ---
        tags: [check]
        exercise: fp-neuron
        ---
        Check.Run("fp-neuron", Neuron);
        ```

        """;

    public const string Text = FrontMatter + """

        # Forward propagation

        A network answers by running forwards.

        +++ {"slideshow": {"slide_type": "slide"}}

        ## One neuron

        With x = 0.1 it answers {value}`0.6023 <a1>`.

        ```{code-cell} csharp
        :tags: [hide-input]
        var a1 = 1 / (1 + Math.Exp(-0.415));
        ```

        ## Exercises

        """ + Exercise;
}
