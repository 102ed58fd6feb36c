namespace DeepLearning.Tests;

public class TensorTests
{
    private static readonly Tensor Matrix = Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });

    [Fact]
    public void Adding_a_row_broadcasts_over_the_batch() =>
        Assert.Equal([11, 22, 33, 14, 25, 36], (Matrix + Tensor.From(10, 20, 30)).ToArray());

    [Fact]
    public void Shapes_that_do_not_fit_are_named_with_the_operation() =>
        Assert.StartsWith(
            "Multiply: [2, 3] and [2] do not fit together", Assert.Throws<ArgumentException>(() => Matrix * Tensor.From(1, 2)).Message);

    [Fact]
    public void A_matrix_product_of_unequal_inner_sizes_names_both_shapes() =>
        Assert.StartsWith("MatMul: [64, 784] × [128, 10]: inner sizes 784 and 128 differ",
            Assert.Throws<ArgumentException>(() => Tensor.Zeros(64, 784).MatMul(Tensor.Zeros(128, 10))).Message);

    [Fact]
    public void A_tensor_prints_its_shape_and_aligned_values() =>
        Assert.Equal("Tensor [2, 3]\n[[1, 2, 3],\n [4, 5, 6]]", Matrix.ToString());

    [Fact]
    public void Decimals_are_rounded_to_four_places() => Assert.Equal("Tensor [2]\n[ 0.3333, -2.0000]", Tensor.From(1 / 3f, -2).ToString());

    [Fact]
    public void A_large_tensor_prints_only_its_edges()
    {
        string text = Tensor.Arange(2000).ToString();
        Assert.Equal("Tensor [2000]\n[   0,    1,    2, …, 1997, 1998, 1999]", text);
    }

    [Fact]
    public void Slices_read_rows_columns_and_single_values()
    {
        Assert.Equal([4, 5, 6], Matrix[1].ToArray());
        Assert.Equal([2, 3, 5, 6], Matrix[.., 1..].ToArray());
        Assert.Equal(6, Matrix[^1, -1].Item());
        Assert.Equal(new Shape([2, 1]), Matrix[.., 1..2].Shape);
    }

    [Fact]
    public void Assigning_to_a_slice_overwrites_it()
    {
        Tensor x = Tensor.Zeros(2, 3);
        x[.., 1] = Tensor.From(7, 8);
        x[0, 0] = 1;
        Assert.Equal([1, 7, 0, 0, 8, 0], x.ToArray());
    }

    [Fact]
    public void Gradients_of_repeated_backward_passes_add_up()
    {
        Tensor w = Tensor.From(2).RequireGrad();
        (w * w).Sum().Backward();
        (w * w).Sum().Backward();
        Assert.Equal(8, w.Grad!.Item());
    }

    [Fact]
    public void A_gradient_can_be_differentiated_again()
    {
        Tensor x = Tensor.From(2, 3).RequireGrad();
        Tensor first = Tensor.Gradients(x.Pow(3).Sum(), [x], createGraph: true)[0];
        Tensor second = Tensor.Gradients(first.Sum(), [x])[0];
        Assert.Equal([12, 27], first.ToArray());
        Assert.Equal([12, 18], second.ToArray());
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients()
    {
        Tensor w = Tensor.From(2).RequireGrad();
        using (Tensor.NoGrad()) Assert.False((w * w).RequiresGrad);
        Assert.True((w * w).RequiresGrad);
    }

    [Fact]
    public void Max_takes_the_first_of_equals() => Assert.Equal(1, Tensor.From(1, 3, 3).ArgMax());

    [Fact]
    public void A_shape_prints_and_counts_from_both_ends()
    {
        Shape shape = [64, 784];
        Assert.Equal("[64, 784]", shape.ToString());
        Assert.Equal(784, shape[-1]);
        Assert.Equal(64 * 784, shape.ElementCount);
        Assert.Equal(1, default(Shape).ElementCount);
    }
}
