// HTML written in F#, under the names that .NET Interactive's notebooks use: div [_class "box"] [str "text"; b [] [str "bold"]].
module Html =

    /// A piece of HTML.
    type Node(html: string) =
        member _.Html = html
        override _.ToString() = html

    let private encode (text: string) = System.Net.WebUtility.HtmlEncode text

    let attr (name: string) (value: obj) = $" {name}=\"{encode (string value)}\""

    let tag (name: string) (attributes: string list) (content: Node list) =
        Node $"""<{name}{String.concat "" attributes}>{content |> List.map string |> String.concat ""}</{name}>"""

    let private emptyTag (name: string) (attributes: string list) = Node $"""<{name}{String.concat "" attributes}>"""

    /// Text, in which nothing is a tag.
    let str (text: string) = Node(encode text)

    /// HTML as it is.
    let rawText (html: string) = Node html

    /// Any value, as a notebook shows it.
    let object (value: obj) =
        match value with
        | :? Node as node -> node
        | _ ->
            let bundle = DeepLearning.Notebook.Formatter.ToMimeBundle value
            match bundle.Data.TryGetValue "text/html" with
            | true, html -> Node(string html)
            | _ -> str bundle.PlainText

    let embed (_: obj) (value: obj) = object value

    let a x = tag "a" x
    let b x = tag "b" x
    let body x = tag "body" x
    let button x = tag "button" x
    let code x = tag "code" x
    let details x = tag "details" x
    let div x = tag "div" x
    let em x = tag "em" x
    let figcaption x = tag "figcaption" x
    let figure x = tag "figure" x
    let h1 x = tag "h1" x
    let h2 x = tag "h2" x
    let h3 x = tag "h3" x
    let h4 x = tag "h4" x
    let h5 x = tag "h5" x
    let h6 x = tag "h6" x
    let i x = tag "i" x
    let label x = tag "label" x
    let li x = tag "li" x
    let ol x = tag "ol" x
    let p x = tag "p" x
    let pre x = tag "pre" x
    let script x = tag "script" x
    let section x = tag "section" x
    let small x = tag "small" x
    let span x = tag "span" x
    let strong x = tag "strong" x
    let style x = tag "style" x
    let sub x = tag "sub" x
    let summary x = tag "summary" x
    let sup x = tag "sup" x
    let svg x = tag "svg" x
    let table x = tag "table" x
    let tbody x = tag "tbody" x
    let td x = tag "td" x
    let th x = tag "th" x
    let thead x = tag "thead" x
    let tr x = tag "tr" x
    let u x = tag "u" x
    let ul x = tag "ul" x
    let br x = emptyTag "br" x
    let hr x = emptyTag "hr" x
    let img x = emptyTag "img" x
    let input x = emptyTag "input" x

    let _alt (value: string) = attr "alt" value
    let _class (value: string) = attr "class" value
    let _colspan (value: obj) = attr "colspan" value
    let _for (value: string) = attr "for" value
    let _height (value: obj) = attr "height" value
    let _href (value: string) = attr "href" value
    let _id (value: string) = attr "id" value
    let _name (value: string) = attr "name" value
    let _rowspan (value: obj) = attr "rowspan" value
    let _src (value: string) = attr "src" value
    let _style (value: string list) = attr "style" (String.concat "; " value)
    let _target (value: string) = attr "target" value
    let _title (value: string) = attr "title" value
    let _type (value: string) = attr "type" value
    let _value (value: obj) = attr "value" value
    let _width (value: obj) = attr "width" value

DeepLearning.Notebook.Formatter.Register<Html.Node>(System.Func<Html.Node, string>(fun node -> node.Html), "text/html")
