using System.Globalization;
using QRCoder;

namespace LinkageWorkPlan.Reports.Editions;

/// <summary>An address as a QR code that a phone reads from paper.</summary>
public static class QrCode
{
    private const int PixelsPerModule = 8;
    private const decimal CssPixelsPerMillimetre = 96 / 25.4m;

    /// <summary>The code as the source of a picture, with the white edge of four modules that readers need.</summary>
    public static string ImageSource(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(PixelsPerModule))}";
    }

    /// <summary>
    /// The code as a CSS image. One of pixels, eight a module: a PDF keeps it once, where it would draw lines again on each page.
    /// </summary>
    /// <param name="size">Side in mm, with the white edge of four modules that readers need.</param>
    public static string CssImage(string address, decimal size)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        var pixels = data.ModuleMatrix.Count * PixelsPerModule;
        var density = (pixels / (size * CssPixelsPerMillimetre)).ToString("0.####", CultureInfo.InvariantCulture);
        return $"image-set(url(\"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(PixelsPerModule))}\") {density}x)";
    }
}
