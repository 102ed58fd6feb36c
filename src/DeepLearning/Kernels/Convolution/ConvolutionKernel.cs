namespace DeepLearning;

/// <summary>
/// Convolution of images [batch, channels, height, width] with weights [out, in/groups, kernel height, kernel width], and
/// its two gradients, all as products of a small matrix with shifted planes (see <see cref="ConvolutionShape"/>). A 1×1
/// kernel is a plain matrix product. The input gradient is itself such a convolution, of dY with the weights filters
/// round, once for each remainder of the stride; the weight gradient is dot products of planes.
/// </summary>
internal static unsafe class ConvolutionKernel
{
    /// <summary>y = x ∗ w + bias; <paramref name="bias"/> may be empty.</summary>
    public static void Forward(
        in ConvolutionShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        fixed (float* px = x, pw = weight, pb = bias, py = y)
        {
            if (shape.IsProduct)
            {
                PointwiseForward(shape, px, pw, bias.IsEmpty ? null : pb, py);
                return;
            }
            int imageFloats = shape.InChannels * shape.Channel, atOnce = shape.ImagesAtOnce(imageFloats);
            float* planes = Scratch.Get(ScratchSlot.Planes, atOnce * imageFloats + PlaneCopy.Slack);
            int* offsets = InputOffsets(shape);
            for (int image = 0; image < shape.Batch; image += atOnce)
            {
                int images = Math.Min(atOnce, shape.Batch - image);
                CopyInput(shape, px, planes, image, images);
                ShiftedProduct.Run(images, new ShiftedProduct(planes, imageFloats, shape.GroupIn * shape.Channel, shape.PlaneWidth, offsets,
                    pw, shape.GroupOut, shape.Depth, bias.IsEmpty ? null : pb, resultSize: (shape.OutHeight, shape.OutWidth),
                    py + (nint)image * shape.OutChannels * shape.OutHeight * shape.OutWidth, targetSize: (shape.OutHeight, shape.OutWidth),
                    step: (1, 1), origin: (0, 0), shape.Groups, add: false));
            }
        }
    }

    /// <summary>dW (+)= the gradient with respect to the weights, for x and dL/dy.</summary>
    public static void WeightGradient(
        in ConvolutionShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> gradient, Span<float> weightGradient, bool add)
    {
        fixed (float* px = x, pg = gradient, pw = weightGradient)
        {
            int places = shape.OutHeight * shape.PlaneWidth, gradientPlane = (places + 15) / 16 * 16;
            int imageFloats = shape.InChannels * shape.Channel, gradientFloats = shape.OutChannels * gradientPlane;
            int atOnce = shape.ImagesAtOnce(imageFloats + gradientFloats);
            float* planes = Scratch.Get(ScratchSlot.Planes, atOnce * imageFloats + PlaneCopy.Slack);
            float* gradients = Scratch.Get(ScratchSlot.GradientPlanes, atOnce * gradientFloats + PlaneCopy.Slack);
            int* offsets = InputOffsets(shape);
            for (int image = 0; image < shape.Batch; image += atOnce)
            {
                int images = Math.Min(atOnce, shape.Batch - image);
                CopyInput(shape, px, planes, image, images);
                var widen = new WidenRows(pg + (nint)image * shape.OutChannels * shape.OutHeight * shape.OutWidth, shape.OutHeight,
                    shape.OutWidth, gradients, shape.PlaneWidth, gradientPlane);
                WorkerPool.Run(images * shape.OutChannels, Math.Max(1, 16 * 1024 / gradientPlane), ref widen);
                ShiftedDots.Run(new ShiftedDots(
                    planes, imageFloats, shape.GroupIn * shape.Channel, offsets, gradients, gradientPlane, places,
                    images, shape.Groups, shape.GroupOut, shape.Depth, pw, add || image > 0));
            }
        }
    }

    /// <summary>dX (+)= the gradient with respect to the input, for the weights and dL/dy.</summary>
    public static void InputGradient(
        in ConvolutionShape shape, ReadOnlySpan<float> weight, ReadOnlySpan<float> gradient, Span<float> inputGradient, bool add)
    {
        if (!add)
        {
            // Inputs that the strides skip have no share.
            inputGradient.Clear();
        }
        fixed (float* pw = weight, pg = gradient, px = inputGradient)
        {
            int planeHeight = shape.PlaneHeight + shape.ReachY, planeWidth = shape.PlaneWidth + shape.ReachX;
            int imageFloats = shape.OutChannels * planeHeight * planeWidth, atOnce = shape.ImagesAtOnce(imageFloats);
            float* planes = Scratch.Get(ScratchSlot.GradientPlanes, atOnce * imageFloats + PlaneCopy.Slack);
            for (int image = 0; image < shape.Batch; image += atOnce)
            {
                int images = Math.Min(atOnce, shape.Batch - image);
                PlaneCopy.Run(images * shape.OutChannels, new PlaneCopy(
                    pg + (nint)image * shape.OutChannels * shape.OutHeight * shape.OutWidth, (shape.OutHeight, shape.OutWidth), planes,
                    (planeHeight, planeWidth), margin: (shape.ReachY, shape.ReachX), stride: (1, 1)));
                for (int remainder = 0; remainder < shape.StrideY * shape.StrideX; remainder++)
                    InputGradientOfRemainder(shape, pw, planes, planeHeight, planeWidth,
                        px + (nint)image * shape.InChannels * shape.Height * shape.Width, images, remainder);
            }
        }
    }

    private static void InputGradientOfRemainder(
        in ConvolutionShape shape, float* weight, float* planes, int planeHeight, int planeWidth, float* target, int images, int remainder)
    {
        int remainderY = remainder / shape.StrideX, remainderX = remainder % shape.StrideX, depth = 0, plane = planeHeight * planeWidth;
        float* filters = Scratch.Get(ScratchSlot.Second, shape.OutChannels * shape.Depth);
        int* offsets = (int*)Scratch.Get(ScratchSlot.Offsets, shape.GroupOut * shape.KernelHeight * shape.KernelWidth);
        for (int o = 0; o < shape.GroupOut; o++)
            for (int ky = 0; ky < shape.KernelHeight; ky++)
                for (int kx = 0; kx < shape.KernelWidth; kx++)
                {
                    int y = ky * shape.DilationY, x = kx * shape.DilationX;
                    if (y % shape.StrideY == remainderY && x % shape.StrideX == remainderX)
                        offsets[depth++] = o * plane + (shape.ReachY - y / shape.StrideY) * planeWidth + shape.ReachX - x / shape.StrideX;
                }
        if (depth == 0) return;
        SelectFilters(shape, weight, filters, depth, remainderY, remainderX);
        ShiftedProduct.Run(images, new ShiftedProduct(planes, shape.OutChannels * plane, shape.GroupOut * plane, planeWidth, offsets,
            filters, shape.GroupIn, depth, biases: null, resultSize: (shape.PlaneHeight, shape.PlaneWidth), target,
            targetSize: (shape.Height, shape.Width), step: (shape.StrideY, shape.StrideX),
            origin: (remainderY - shape.PadY, remainderX - shape.PadX), shape.Groups, add: true));
    }

    /// <summary>The weights as [in, out · kernel elements of the remainder], group by group.</summary>
    private static void SelectFilters(in ConvolutionShape shape, float* weight, float* filters, int depth, int remainderY, int remainderX)
    {
        for (int group = 0; group < shape.Groups; group++)
            for (int c = 0; c < shape.GroupIn; c++)
                for (int o = 0; o < shape.GroupOut; o++)
                {
                    float* kernel =
                        weight + ((nint)(group * shape.GroupOut + o) * shape.GroupIn + c) * shape.KernelHeight * shape.KernelWidth;
                    for (int ky = 0; ky < shape.KernelHeight; ky++)
                        for (int kx = 0; kx < shape.KernelWidth; kx++)
                            if (ky * shape.DilationY % shape.StrideY == remainderY && kx * shape.DilationX % shape.StrideX == remainderX)
                                *filters++ = kernel[ky * shape.KernelWidth + kx];
                }
    }

    private static void PointwiseForward(in ConvolutionShape shape, float* x, float* weight, float* bias, float* y)
    {
        int pixels = shape.Height * shape.Width;
        if (bias is not null)
            for (int plane = 0; plane < shape.Batch * shape.OutChannels; plane++)
                new Span<float>(y + (nint)plane * pixels, pixels).Fill(bias[plane % shape.OutChannels]);
        var job = new PointwiseJob { X = x, Weight = weight, Y = y, Shape = shape, Add = bias is not null };
        WorkerPool.Run(shape.Batch, 1, ref job);
    }

    private static int* InputOffsets(in ConvolutionShape shape)
    {
        int* offsets = (int*)Scratch.Get(ScratchSlot.Offsets, shape.Depth);
        int k = 0;
        for (int c = 0; c < shape.GroupIn; c++)
            for (int ky = 0; ky < shape.KernelHeight; ky++)
                for (int kx = 0; kx < shape.KernelWidth; kx++) offsets[k++] = shape.Offset(c, ky, kx);
        return offsets;
    }

    private static void CopyInput(in ConvolutionShape shape, float* x, float* planes, int image, int images) =>
        PlaneCopy.Run(images * shape.InChannels, new PlaneCopy(
            x + (nint)image * shape.InChannels * shape.Height * shape.Width, (shape.Height, shape.Width), planes,
            (shape.PlaneHeight, shape.PlaneWidth), margin: (shape.PadY, shape.PadX), stride: (shape.StrideY, shape.StrideX)));

    private struct PointwiseJob : IRangeJob
    {
        public float* X, Weight, Y;
        public ConvolutionShape Shape;
        public bool Add;

        public readonly void Run(int start, int end)
        {
            int pixels = Shape.Height * Shape.Width;
            for (int item = start * Shape.Groups; item < end * Shape.Groups; item++)
            {
                MatrixKernel.Multiply(
                    new MatrixView(Weight + (nint)(item % Shape.Groups) * Shape.GroupOut * Shape.GroupIn, Shape.GroupOut, Shape.GroupIn),
                    new MatrixView(X + (nint)item * Shape.GroupIn * pixels, Shape.GroupIn, pixels),
                    new MatrixView(Y + (nint)item * Shape.GroupOut * pixels, Shape.GroupOut, pixels), Add);
            }
        }
    }

    /// <summary>Copies planes into planes with longer rows, zeros after each row and to the end of the plane.</summary>
    private readonly struct WidenRows(float* planes, int height, int width, float* wide, int wideWidth, int widePlane) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            for (int plane = start; plane < end; plane++)
            {
                var target = new Span<float>(wide + (nint)plane * widePlane, widePlane);
                for (int row = 0; row < height; row++)
                {
                    new ReadOnlySpan<float>(planes + ((nint)plane * height + row) * width, width)
                        .CopyTo(target.Slice(row * wideWidth, width));
                    target.Slice(row * wideWidth + width, wideWidth - width).Clear();
                }
                target[(height * wideWidth)..].Clear();
            }
        }
    }
}
