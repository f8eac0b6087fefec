using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>One line of an edition's own words, with places in braces that a report fills (<see cref="Editions.EditionValues"/>).</summary>
/// <param name="Class">Style classes of the edition's CSS; may be empty.</param>
/// <param name="Words">By language.</param>
/// <param name="Without">The words while a place has no value, as before a records office gave a number; without an entry the line is left out.</param>
/// <param name="Issued">The words in their place once it is issued: what is still to come is said, and no dots are left to fill in by hand. Null where it is the same.</param>
/// <param name="IsTitle">True for the document's title, its only heading of the first level.</param>
public sealed record TemplateLine(string Class, IReadOnlyDictionary<Language, string> Words, IReadOnlyDictionary<Language, string>? Without = null, bool IsTitle = false,
    IReadOnlyDictionary<Language, string>? Issued = null);

/// <summary>A picture in the head, as the national emblem.</summary>
/// <param name="Source">A data address; null where the file is not there: nothing is drawn then.</param>
/// <param name="Alternative">What it shows, by language.</param>
public sealed record TemplatePicture(string Class, string? Source, IReadOnlyDictionary<Language, string> Alternative);

/// <summary>A part of the head: exactly one of its members is set.</summary>
/// <param name="Columns">Columns beside each other.</param>
/// <param name="Part">One of <see cref="EditionParts.Head"/>.</param>
public sealed record HeadRow(TemplateLine? Line = null, TemplatePicture? Picture = null, HeadColumns? Columns = null, string? Part = null);

/// <param name="Widths">In mm, one a column.</param>
public sealed record HeadColumns(string Class, IReadOnlyList<decimal> Widths, IReadOnlyList<IReadOnlyList<HeadRow>> Columns);

/// <summary>The paper: A4; margins in mm, in the order top, right, bottom, left.</summary>
/// <param name="NumberPlace">A margin box of CSS, as in <c>top-center</c>.</param>
/// <param name="NumberOnFirst">True where page 1 says its number as well.</param>
/// <param name="WithTotal">True for "2 / 14".</param>
/// <param name="AnnexesCountAlone">True where each annex counts its pages from 1 (Decree 30/2020/NĐ-CP, annex I).</param>
/// <param name="Upright">Annexes that stand upright although the others lie across.</param>
/// <param name="CodeSize">Side of the QR code in mm, its white edge included; it is in the bottom margin.</param>
public sealed record PageSetup(
    IReadOnlyList<decimal> Margins, IReadOnlyList<decimal> AnnexMargins, bool AnnexesAcross, IReadOnlyList<string> Upright, string NumberPlace, bool NumberOnFirst, bool WithTotal, bool AnnexesCountAlone, decimal CodeSize);

/// <summary>Where signatures stand.</summary>
/// <param name="OfBoth">True for both co-chairs, the reader's side first; false for the reader's side alone.</param>
/// <param name="Above">Above the signature of a co-chair.</param>
/// <param name="Acting">Above the signature of a deputy.</param>
/// <param name="Below">The name.</param>
/// <param name="Titles">Titles that are never printed before a name (Decree 30/2020/NĐ-CP, annex I), each as it is written.</param>
public sealed record SigningLayout(
    bool OfBoth, IReadOnlyList<TemplateLine> Above, IReadOnlyList<TemplateLine> Acting, IReadOnlyList<TemplateLine> Below, IReadOnlyList<string> Titles);

/// <summary>How one edition is laid out, from its file in <c>reports/editions</c>, <c>plans/editions</c> or <c>plans/amendments</c>.</summary>
/// <param name="Languages">Of the text. Null for the joint edition: the reader's own first, then the other.</param>
/// <param name="Tables">Of tables and charts. Null for the joint edition.</param>
/// <param name="WithLetters">True where points are a) b) c) d) đ), false for (1) (2).</param>
/// <param name="MarksIn">The languages in which a missing or outdated rendering is marked.</param>
/// <param name="Foot">In the bottom margin of every page.</param>
/// <param name="BasisStart">Before each basis line; <paramref name="BasisBetween"/> ends each but the last, <paramref name="BasisEnd"/> the last.</param>
/// <param name="Sections">All of <see cref="DocumentParts.Sections"/>, in the order they are printed.</param>
/// <param name="Annexes">All of <see cref="DocumentParts.Annexes"/>, in the order they are printed.</param>
/// <param name="AnnexLine">Under each annex's title.</param>
/// <param name="Signing">Null for an edition that nobody signs.</param>
public sealed record EditionLayout(
    IReadOnlyList<Language>? Languages,
    IReadOnlyList<Language>? Tables,
    bool WithLetters,
    IReadOnlyList<Language> MarksIn,
    PageSetup Page,
    TemplateLine Foot,
    IReadOnlyList<HeadRow> Head,
    string BasisStart,
    string BasisBetween,
    string BasisEnd,
    IReadOnlyList<TemplateLine> Opening,
    IReadOnlyList<string> Sections,
    IReadOnlyList<TemplateLine> Closing,
    SigningLayout? Signing,
    IReadOnlyList<TemplateLine> Distribution,
    IReadOnlyList<string> Annexes,
    TemplateLine AnnexLine)
{
    /// <summary>The languages of the text for a reader of one side.</summary>
    public IReadOnlyList<Language> TextFor(Side reader) => Languages ?? BothFor(reader);

    /// <summary>The languages of tables and charts for a reader of one side.</summary>
    public IReadOnlyList<Language> TablesFor(Side reader) => Tables ?? BothFor(reader);

    private static Language[] BothFor(Side reader) => [reader.NativeLanguage(), reader.Other().NativeLanguage()];
}
