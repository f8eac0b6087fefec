using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Exchange;

/// <summary>The two formats alone: what is written is read back, and what is broken is refused with its place.</summary>
public class TranslationFilesTests
{
    private static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";
    private static readonly XNamespace Mda = "urn:oasis:names:tc:xliff:metadata:2.0";
    private static readonly Guid Plan = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    private static readonly Gen<string> Words = Gen.Elements(
            "Đào tạo", "<b>", "&amp;", "\"'", "]]>", "ແຜນວຽກ", "ກ່ຳ", "😀", "\n", "\n\n", "=1+1", "007", "1,5", "_x000D_", "_x0041_x0042_", "@x", "-", "  ")
        .NonEmptyListOf().Select(all => TextNormalizer.Normalize(string.Concat(all))).Where(each => each.Length > 0);

    private static readonly Gen<TranslationUnit> Units =
        from source in Words
        from target in Gen.Frequency((1, Gen.Constant<string?>(null)), (3, Words.Select(words => (string?)words)))
        from state in Gen.Elements(RenderingState.Stale, RenderingState.Translated, RenderingState.Checked)
        select Unit("x", source, target, target is null ? RenderingState.Missing : state);

    [Fact]
    public void What_is_written_is_read_back_whatever_its_words_are() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Units.NonEmptyListOf().ToArbitrary(), units =>
    {
        var file = FileOf([.. units.Select((each, at) => each with { Id = UnitId.Of(TextKind.Task, Plan, $"Milestone:Á{at}") })]);
        var (xliff, excel) = (TranslationFormats.Read(XliffWriter.Write(file), default), TranslationFormats.Read(WorkbookWriter.Write(file, Loc.In(Language.Lo)), default));
        return xliff.Units.SequenceEqual(file.Units) && (xliff.Subject, xliff.Source, xliff.Target, xliff.ExportedAt) == (file.Subject, file.Source, file.Target, file.ExportedAt)
            && excel.Units.SequenceEqual(file.Units.Select(each => each with { State = RenderingState.Missing })) && (excel.Subject, excel.Source, excel.Target, excel.ExportedAt) == (file.Subject, file.Source, file.Target, file.ExportedAt);
    }));

    /// <summary>Structure by the core specification, section 4: order of children, required attributes, states.</summary>
    [Fact]
    public void What_is_written_keeps_to_the_specification()
    {
        var states = new[] { RenderingState.Missing, RenderingState.Stale, RenderingState.Translated, RenderingState.Checked };
        var file = FileOf([.. states.Select(state => Unit(UnitId.Of(TextKind.Plan, Plan, $"Pillar:{state} ấ:_"), "nguồn", state == RenderingState.Missing ? null : "ແປ", state))]);
        var root = XDocument.Parse(Encoding.UTF8.GetString(XliffWriter.Write(file))).Root!;
        Assert.Equal(Core + "xliff", root.Name);
        Assert.Equal(["2.1", "vi", "lo"], new[] { "version", "srcLang", "trgLang" }.Select(each => (string?)root.Attribute(each)));
        var inFile = Assert.Single(root.Elements());
        Assert.Equal("preserve", (string?)inFile.Attribute(XNamespace.Xml + "space"));
        Assert.Equal([Mda + "metadata", .. Enumerable.Repeat(Core + "unit", states.Length)], inFile.Elements().Select(each => each.Name));
        Assert.All(root.Descendants().Attributes("id"), id => System.Xml.XmlConvert.VerifyNMTOKEN(id.Value));
        Assert.Distinct(root.Descendants(Core + "unit").Select(each => (string)each.Attribute("id")!));
        Assert.All(root.Descendants(Core + "unit"), unit => Assert.Equal([Mda + "metadata", Core + "notes", Core + "segment"], unit.Elements().Select(each => each.Name)));
        Assert.All(root.Descendants(Mda + "metadata"), each => Assert.All(each.Elements(), group => Assert.All(group.Elements(Mda + "meta"), meta => Assert.NotNull(meta.Attribute("type")))));
        Assert.Equal([("initial", null, 1), ("initial", "lwp:stale", 2), ("translated", null, 2), ("reviewed", null, 2)],
            root.Descendants(Core + "segment").Select(each => ((string?)each.Attribute("state"), (string?)each.Attribute("subState"), each.Elements().Count())));
        Assert.All(root.Descendants(Core + "segment"), each => Assert.Equal(Core + "source", each.Elements().First().Name));
    }

    [Fact]
    public void A_unit_that_a_tool_cut_is_put_together_again_and_its_notes_are_kept()
    {
        var unit = Read("<unit id='u' name='n'><notes><note>hỏi lại</note></notes><segment state='final'><source>A. </source><target order='3'>ຂ. </target></segment><ignorable><source> </source></ignorable><segment state='translated'><source>B.</source><target order='1'>ກ.<mrk id='m'>!</mrk></target></segment></unit>").Units[0];
        Assert.Equal(("A.  B.", "ກ.! ຂ. ", RenderingState.Translated, "hỏi lại"), (unit.SourceWords, unit.TargetWords, unit.State, unit.Note));
        Assert.Equal((null, null, null), (unit.SourceFingerprint, unit.TargetFingerprint, unit.Problem));
    }

    [Theory]
    [InlineData("<segment><source>A</source><target>ກ</target></segment><segment><source>B</source></segment>", Rules.ExchangePartly)]
    [InlineData("<segment><source>A</source><target>ກ<ph id='1'/></target></segment>", Rules.ExchangeCodes)]
    [InlineData("<segment><source>A</source><target><pc id='1'>ກ</pc></target></segment>", Rules.ExchangeCodes)]
    public void A_unit_that_cannot_be_read_without_loss_says_why(string parts, string rule) =>
        Assert.Equal(rule, Read($"<unit id='u'>{parts}</unit>").Units[0].Problem?.Rule);

    [Fact]
    public void What_a_tool_added_is_named() =>
        Assert.Equal(["matches", "other"], Read("<unit id='u'><matches xmlns='urn:oasis:names:tc:xliff:matches:2.0'/><segment><source>A</source></segment></unit><x:other xmlns:x='urn:x'/>").LeftOut);

    [Theory]
    [InlineData("<?xml version=\"1.0\"?>\n<xliff version='2.1' srcLang='vi' trgLang='lo' xmlns='urn:oasis:names:tc:xliff:document:2.0'>\n<file", Rules.ExchangeBrokenXml, 3)]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n<xliff>&e;</xliff>", Rules.ExchangeForbiddenXml, 2)]
    [InlineData("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", Rules.ExchangeVersion, "1.2")]
    [InlineData("<xliff version='2.2' srcLang='vi' trgLang='lo' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", Rules.ExchangeVersion, "2.2")]
    [InlineData("<xliff version='2.1' srcLang='vi' trgLang='fr' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", Rules.ExchangeLanguages, "vi")]
    [InlineData("<xliff version='2.1' srcLang='vi' trgLang='vi' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", Rules.ExchangeLanguages, "vi")]
    [InlineData("<html/>", Rules.ExchangeFormat, null)]
    [InlineData("", Rules.ExchangeBrokenXml, 0)]
    [InlineData("PK but no workbook", Rules.ExchangeWorkbook, null)]
    public void What_is_no_file_of_ours_is_refused(string content, string rule, object? place)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(() => TranslationFormats.Read(Encoding.UTF8.GetBytes(content), default)).Broken);
        Assert.Equal((rule, place), (broken.Rule, broken.Arguments.FirstOrDefault()));
    }

    /// <summary>The reader of XML looks at the first bytes before it reads.</summary>
    [Fact]
    public void A_file_that_begins_in_no_encoding_is_refused() =>
        Assert.Equal(Rules.ExchangeBrokenXml, Assert.Single(Assert.Throws<RuleException>(() => TranslationFormats.Read([0xEF, 0xBB, 0xBF, 0xBF], default)).Broken).Rule);

    [Theory]
    [InlineData("<unit id='u'><segment><source>A</source></segment></unit>\n<unit id='u'><segment><source>A</source></segment></unit>", Rules.ExchangeDuplicate, "u")]
    [InlineData("<skeleton href='http://example.org/x'/>", Rules.ExchangeExternal, 3)]
    [InlineData("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude'/>", Rules.ExchangeExternal, 3)]
    [InlineData("<unit id='u'><r:data xmlns:r='urn:r'><r:source href='x'/></r:data><segment><source>A</source></segment></unit>", Rules.ExchangeExternal, 3)]
    public void What_is_inside_is_refused_by_its_line(string inside, string rule, object place)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(() => Read(inside)).Broken);
        Assert.Equal((rule, place), (broken.Rule, broken.Arguments[0]));
    }

    [Fact]
    public void A_formula_refuses_its_row_and_a_zip_that_is_no_workbook_is_refused()
    {
        var written = WorkbookWriter.Write(FileOf([Unit("u", "nguồn", "ແປ", RenderingState.Translated)]), Loc.In(Language.En));
        var changed = Changed(written, sheet => sheet.Replace("<c r=\"D3\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">ແປ</t></is></c>", "<c r=\"D3\"><f>1+1</f><v>2</v></c>", StringComparison.Ordinal));
        var unit = TranslationFormats.Read(changed, default).Units[0];
        Assert.Equal((Rules.ExchangeFormula, "vi-lo", "D3"), (unit.Problem!.Rule, unit.Problem.Arguments[0], unit.Problem.Arguments[1]));
        Assert.Equal(Rules.ExchangeWorkbook, Assert.Single(Assert.Throws<RuleException>(() => TranslationFormats.Read(Changed(written, _ => "<a"), default)).Broken).Rule);
        Assert.Equal(Rules.ExchangeWorkbook, Assert.Single(Assert.Throws<RuleException>(() => TranslationFormats.Read(Changed(written, sheet => sheet.Replace("lwp-translations-1", "x", StringComparison.Ordinal)), default)).Broken).Rule);
    }

    private static TranslationFile Read(string inside) => TranslationFormats.Read(
        Encoding.UTF8.GetBytes($"<xliff version='2.1' srcLang='vi' trgLang='lo' xmlns='urn:oasis:names:tc:xliff:document:2.0'>\n<file id='plan.{Plan:N}' original='2026' xml:space='preserve'>\n{inside}</file></xliff>"), default);

    private static TranslationFile FileOf(IReadOnlyList<TranslationUnit> units) =>
        new(new ExchangeSubject(TextKind.Plan, Plan, "2026"), Language.Vi, Language.Lo, new DateTime(2026, 6, 22, 3, 4, 5, DateTimeKind.Utc), units);

    private static TranslationUnit Unit(string id, string source, string? target, RenderingState state) =>
        new(id, "A1 · Tên", source, target, state, Fingerprint.OfText(source), target is null ? string.Empty : Fingerprint.OfText(target), 300);

    private static byte[] Changed(byte[] workbook, Func<string, string> change)
    {
        using var content = new MemoryStream();
        content.Write(workbook);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            string sheet;
            using (var reader = new StreamReader(entry.Open()))
            {
                sheet = reader.ReadToEnd();
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write(change(sheet));
        }

        return content.ToArray();
    }
}
