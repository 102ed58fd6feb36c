using System.Net;

namespace DeepLearning.Notebook.Tests;

public sealed class LibraryViewTests : IDisposable
{
    public void Dispose() => Formatter.ResetToDefault();

    [Fact]
    public void A_tensor_shows_shape_statistics_and_values()
    {
        var bundle = Formatter.ToMimeBundle(Tensor.From(new float[,] { { 1, 2 }, { 3, 6 } }));
        var html = Html(bundle);
        Assert.Contains("Tensor [2, 2] · 4 values · min 1 · mean 3 · max 6 · std 1.871", html, StringComparison.Ordinal);
        Assert.Contains("[[1, 2],", html, StringComparison.Ordinal);
        Assert.StartsWith("Tensor [2, 2]", bundle.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_not_finite_are_counted_and_left_out_of_the_statistics() => Assert.Equal(
        "Tensor [4] · 4 values · min 1 · mean 1.5 · max 2 · std 0.5 · 2 not finite",
        TensorView.Facts(Tensor.From(1, float.NaN, 2, float.PositiveInfinity)));

    [Theory]
    [InlineData(new int[0], "Tensor []")]
    [InlineData(new[] { 0, 3 }, "Tensor [0, 3] · 0 values")]
    public void A_scalar_and_an_empty_tensor_have_a_face(int[] shape, string facts)
    {
        Assert.Equal(facts, TensorView.Facts(Tensor.Zeros(shape)));
        Assert.Contains("<pre", Html(Formatter.ToMimeBundle(Tensor.Zeros(shape))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_pictures_is_shown_as_pictures()
    {
        var html = Html(Formatter.ToMimeBundle(Tensor.Rand(new RandomGenerator(1), 30, 1, 28, 28)));
        Assert.Contains("alt=\"20 pictures of 28 × 28 pixels.\" src=\"data:image/svg+xml;base64,", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_a_PNG_with_its_pixels_enlarged_and_its_text()
    {
        var bundle = new Tensor([0, 1, 1, 0], 2, 2).ToPicture("a checkerboard");
        var picture = Png.Decode(Assert.IsType<byte[]>(bundle.Data[MimeType.Png]));
        Assert.Equal((112, 112, (byte)0, (byte)255), (picture.Width, picture.Height, picture.Pixels[55], picture.Pixels[56]));
        Assert.Equal("a checkerboard", bundle.PlainText);
    }

    [Fact]
    public void A_model_is_a_table_of_layers_with_shapes_and_parameter_counts()
    {
        var model = new Sequential(new Linear(784, 128), new Relu(), new Linear(128, 10));
        var bundle = Formatter.ToMimeBundle(model);
        Assert.Equal(
            """
            layer  kind               output shape  parameters
            model  Sequential         [N, 10]                0
            0      Linear(784 → 128)  [N, 128]         100,480
            1      Relu               [N, 128]               0
            2      Linear(128 → 10)   [N, 10]            1,290
            101,770 parameters in all, 397.5 KiB
            """.ReplaceLineEndings("\n"),
            bundle.PlainText);
        Assert.Contains("<td style=\"text-align:left\">[N, 128]</td>", Html(bundle), StringComparison.Ordinal);
        Assert.True(model.IsTraining);
    }

    private sealed class Residual : Module
    {
        private readonly Linear _inner = new(4, 4);

        public override Tensor Forward(Tensor input) => input + _inner.Forward(input);
    }

    sealed class Stopped : Module
    {
        public override Tensor Forward(Tensor input) => throw new OperationCanceledException();
    }

    [Fact]
    public void A_summary_that_is_stopped_leaves_the_model_in_training_mode()
    {
        var model = new Sequential(new Stopped());
        Assert.Throws<OperationCanceledException>(() => model.Summary(3));
        Assert.True(model.IsTraining);
    }

    [Fact]
    public void A_module_of_several_inputs_has_a_summary_without_shapes() =>
        Assert.Equal([("model", "Bilinear", "", 26L)], new Bilinear(3, 4, 2).Summary(3).Rows);

    [Fact]
    public void A_summary_takes_the_input_shape_that_it_is_told_and_leaves_unknown_shapes_out()
    {
        var rows = new Sequential(new Residual(), new Linear(4, 2)).Summary(4).Rows;
        Assert.Equal(["[N, 2]", "[N, 4]", "", "[N, 2]"], rows.Select(row => row.OutputShape));
        Assert.Equal([0L, 0, 20, 10], rows.Select(row => row.Parameters));
        Assert.Equal("Residual", rows[1].Kind);
        Assert.All(new Sequential(new Residual(), new Linear(5, 2)).Summary(3).Rows, row => Assert.Equal("", row.OutputShape));
    }

    [Fact]
    public void What_a_learner_registers_for_a_library_type_replaces_the_products_form()
    {
        Formatter.Register<Tensor>(tensor => $"my {tensor.Shape}");
        var bundle = Formatter.ToMimeBundle(Tensor.Zeros(2));
        Assert.Equal("my [2]", bundle.PlainText);
        Assert.Equal([MimeType.Plain], bundle.Data.Keys);
        Assert.Equal("(my [2], 1)", Formatter.ToMimeBundle((Tensor.Zeros(2), 1)).PlainText);
    }

    private static string Html(MimeBundle bundle) => WebUtility.HtmlDecode(Assert.IsType<string>(bundle.Data[MimeType.Html]));
}
