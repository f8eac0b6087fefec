using System.Globalization;
using System.Text;
using QRCoder;

namespace LinkageWorkPlan.Reports.Editions;

/// <summary>An address as a QR code that a phone reads from paper.</summary>
internal static class QrCode
{
    /// <summary>The code as an SVG in a data address: one path, since it is printed on every page.</summary>
    /// <param name="size">Side in mm, with the white edge of four modules that readers need.</param>
    public static string DataAddress(string address, decimal size)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var millimetres = size.ToString("0.##", CultureInfo.InvariantCulture);
        var svg = string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{millimetres}mm\" height=\"{millimetres}mm\" viewBox=\"0 0 {rows.Count} {rows.Count}\" shape-rendering=\"crispEdges\"><path d=\"{PathOf(rows)}\"/></svg>");
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }

    /// <summary>One bar for each run of dark modules in a row.</summary>
    private static string PathOf(List<System.Collections.BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x])
                {
                    continue;
                }

                var from = x;
                while (x + 1 < rows.Count && rows[y][x + 1])
                {
                    x++;
                }

                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }

        return path.ToString();
    }
}
