using System.Globalization;
using System.Xml;

namespace LinkageWorkPlan.Reports.Workbooks;

/// <summary>What is in a cell, as XML: an object for every cell takes twice the time.</summary>
internal static class CellXml
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Excel counts days from 1900 as Lotus 1-2-3 did, with a 29 February that was none.</summary>
    private static readonly DateOnly DayNull = new(1899, 12, 30);

    /// <summary>Words stay words, also where they look like a number or begin as a formula does.</summary>
    public static void Words(XmlWriter xml, string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return;
        }

        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.Escaped(words));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void Number(XmlWriter xml, decimal number) => xml.WriteElementString("v", Main, number.ToString("0.##########", CultureInfo.InvariantCulture));

    public static void Day(XmlWriter xml, DateOnly day) => Number(xml, day.DayNumber - DayNull.DayNumber);
}
